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
    public IEnumerable<JobDefinition> AllJobs() => WithChildren(Jobs);

    /// <summary>It is walked through often and few jobs are groups: only for those it begins anew.</summary>
    private static IEnumerable<JobDefinition> WithChildren(ImmutableArray<JobDefinition> jobs)
    {
        foreach (JobDefinition job in jobs)
        {
            yield return job;
            if (job.Body is not JobBody.Group group)
                continue;
            foreach (JobDefinition inner in WithChildren(group.Jobs))
                yield return inner;
        }
    }
}
