using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>One key under <c>hooks:</c>, as written.</summary>
public sealed record HookDefinition
{
    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    public JobOrder Order { get; init; } = JobOrder.Parallel;

    /// <summary>Null: the hook's own default.</summary>
    public FailMode? FailMode { get; init; }

    public ImmutableArray<JobDefinition> Jobs { get; init; } = [];
}
