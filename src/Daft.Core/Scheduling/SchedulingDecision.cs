using System.Collections.Immutable;

namespace Daft.Core.Scheduling;

/// <summary>What to do next with the jobs that have not started.</summary>
public sealed record SchedulingDecision
{
    /// <summary>To be started now, in this order.</summary>
    public ImmutableArray<int> Start { get; init; } = [];

    /// <summary>Not to be run, each with its reason.</summary>
    public ImmutableArray<SettledJob> Skip { get; init; } = [];

    /// <summary>Never to be started, each with its reason.</summary>
    public ImmutableArray<SettledJob> Block { get; init; } = [];
}

/// <summary>A job that ends without having started.</summary>
public readonly record struct SettledJob(int Job, string Reason);
