using System.Collections.Immutable;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Reporting;

namespace Daft.Commands;

/// <summary>Jobs of one run that somebody waits for.</summary>
internal sealed record WaitTarget(RunSnapshot Run, ImmutableHashSet<int> Jobs)
{
    public IEnumerable<string> Unfinished() => NamesOfUnfinished(Run.State);

    public IEnumerable<string> NamesOfUnfinished(RunState run) =>
        run.Jobs.Where(job => Jobs.Contains(job.Job.Index) && !job.Status.IsFinal()).Select(job => job.Job.Name);
}

internal static class WaitTargets
{
    /// <summary>Each name in the latest run that has it.</summary>
    public static ImmutableArray<WaitTarget> Named(IReadOnlyList<RunSnapshot> runs, IEnumerable<string> names) =>
    [
        .. names.Select(runs.Latest)
            .GroupBy(found => found.Run)
            .Select(group => new WaitTarget(group.Key, [.. group.Select(found => found.Job.Job.Index)])),
    ];

    /// <summary>The whole latest run, and what has not ended of earlier ones.</summary>
    public static ImmutableArray<WaitTarget> Everything(IReadOnlyList<RunSnapshot> runs) =>
    [
        .. runs.SkipLast(1)
            .Select(run => new WaitTarget(run, [.. run.Unfinished().Select(job => job.Job.Index)]))
            .Where(target => !target.Jobs.IsEmpty),
        new WaitTarget(runs[^1], WaitedJobs.All(runs[^1].State.Plan)),
    ];
}
