using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>A hook while its keys are being read.</summary>
internal sealed record HookDraft
{
    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    /// <summary>What was said of <c>parallel</c>, <c>piped</c> and <c>follow</c>, in the order of the file.</summary>
    public ImmutableArray<OrderFlag> OrderFlags { get; init; } = [];

    public FailMode? FailMode { get; init; }

    public bool Background { get; init; }

    public ImmutableArray<JobDraft> Jobs { get; init; } = [];

    public HookDraft With(JobOrder order, bool value, Setting.Entry at) =>
        this with { OrderFlags = OrderFlags.Add(new OrderFlag(order, value, at)) };

    public HookDefinition ToDefinition(Action<Problem> report) => new()
    {
        Name = Name,
        Place = Place,
        Order = OrderFlag.Decide(OrderFlags, report),
        FailMode = FailMode,
        Jobs = [.. Jobs.Select(job => job.ToDefinition(Background))],
    };
}
