using System.Collections.Immutable;
using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Commands;

/// <summary>Jobs of one run that somebody waits for.</summary>
internal sealed record WaitTarget(RunSnapshot Run, ImmutableHashSet<int> Jobs)
{
    public IEnumerable<string> Unfinished() => Wanted().Where(job => !job.Status.IsFinal()).Select(job => job.Job.Name);

    /// <summary>The jobs as they stood when the run was read.</summary>
    public IEnumerable<JobState> Wanted() => Run.State.Jobs.Where(job => Jobs.Contains(job.Job.Index));
}

/// <summary>What <c>daft wait</c> waits for, as the runs of a worktree stand at one moment.</summary>
/// <param name="Counted">What decides whether all is done: each job in its latest run. Oldest run first.</param>
/// <param name="Leftover">What earlier runs, whose jobs newer ones have taken over, have still going on: waited for, not counted.</param>
internal sealed record WaitTargets(ImmutableArray<WaitTarget> Counted, ImmutableArray<WaitTarget> Leftover)
{
    public ImmutableArray<WaitTarget> All => [.. Leftover, .. Counted];

    /// <summary>Each name in the latest run that has it.</summary>
    public static WaitTargets Named(IReadOnlyList<RunSnapshot> runs, IEnumerable<string> names) => new(
        [
            .. names.Select(runs.Latest)
                .GroupBy(found => found.Run)
                .Select(group => new WaitTarget(group.Key, [.. group.Select(found => found.Job.Job.Index)])),
        ],
        []);

    /// <summary>All jobs of the worktree.</summary>
    /// <param name="runs">Oldest first.</param>
    public static WaitTargets Everything(IReadOnlyList<RunSnapshot> runs)
    {
        ImmutableArray<RunSnapshot> recent = RecentRuns.Of(runs.Reverse(), run => run.State.Plan);
        ImmutableArray<WaitTarget> counted =
        [
            .. WorktreeStanding.Of([.. recent.Select(run => run.State)]).Jobs
                .GroupBy(job => job.Run)
                .OrderByDescending(group => group.Key)
                .Select(group => new WaitTarget(recent[group.Key], [.. group.Select(job => job.Job.Job.Index)])),
        ];
        return new WaitTargets(counted, [.. runs.Select(run => Leftovers(run, counted)).Where(target => !target.Jobs.IsEmpty)]);
    }

    private static WaitTarget Leftovers(RunSnapshot run, ImmutableArray<WaitTarget> counted)
    {
        ImmutableHashSet<int> known = counted.FirstOrDefault(target => target.Run == run)?.Jobs ?? [];
        return new WaitTarget(run, [.. run.Unfinished().Select(job => job.Job.Index).Where(job => !known.Contains(job))]);
    }
}
