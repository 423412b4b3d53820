using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>One name, or a list of names.</summary>
internal sealed record NeedsKind() : ValueKind<ImmutableArray<JobNeed>>("the name of a job, or a list of names")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<JobNeed> value)
    {
        ImmutableArray<Setting> names = entry.Value is Setting.Sequence list ? list.Items : [entry.Value];
        value = [.. names.Select(name => Read(entry with { Value = name }, report)).OfType<JobNeed>()];
        return value.Length == names.Length;
    }

    private JobNeed? Read(Setting.Entry entry, Action<Problem> report)
    {
        if (Scalars.FindText(entry.Value) is { Length: > 0 } name)
            return new JobNeed(name, entry.Value.Place);
        Refuse(entry, report);
        return null;
    }
}
