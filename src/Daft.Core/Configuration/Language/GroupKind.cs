using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

internal sealed record GroupKind() : ValueKind<GroupDraft>("a map with 'jobs'")
{
    public override ValueShape Shape => new ValueShape.Named("group", new ValueShape.Fields(GroupKeys.All));

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out GroupDraft value)
    {
        value = entry.Value is Setting.Mapping map ? GroupKeys.All.Read(map, new GroupDraft(), report) : null;
        return value is not null || Refuse(entry, report, entry.Value is Setting.Sequence ? "write 'jobs:' above the list" : null);
    }
}

/// <summary>What the map of a <c>group</c> may say. What is said of the group as a job stands beside it.</summary>
internal static class GroupKeys
{
    public static Level<GroupDraft> All { get; } = new("in a group",
    [
        new Key<GroupDraft, ImmutableArray<JobDraft>>("jobs", "The jobs of the group.",
            new JobsKind(), (group, jobs, _) => group with { Jobs = jobs }),
        .. OrderKeys.Of<GroupDraft>((group, flag) => group with { OrderFlags = group.OrderFlags.Add(flag) }),
    ]);
}

/// <summary>A group while its keys are being read.</summary>
internal sealed record GroupDraft
{
    public ImmutableArray<OrderFlag> OrderFlags { get; init; } = [];

    public ImmutableArray<JobDraft> Jobs { get; init; } = [];
}
