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

    public Condition? Skip { get; init; }

    public Condition? Only { get; init; }

    /// <summary>Jobs and groups with any of these tags are left out.</summary>
    public ImmutableArray<string> ExcludedTags { get; init; } = [];

    /// <summary>
    /// Jobs and groups are left out whose names match any of these globs. In the original daft these are globs of changed
    /// files; the making of a worktree changes none, so that there they leave out nothing.
    /// </summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Those of <c>commands</c>, then those of <c>jobs</c>; groups hold theirs.</summary>
    public ImmutableArray<JobDefinition> Jobs { get; init; } = [];

    /// <summary>Every job and group in the order of the file, a group before what is in it.</summary>
    public IEnumerable<JobDefinition> AllJobs() => Jobs.SelectMany(WithChildren);

    private static IEnumerable<JobDefinition> WithChildren(JobDefinition job) => job.Children.SelectMany(WithChildren).Prepend(job);
}
