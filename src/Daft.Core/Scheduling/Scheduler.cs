using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;

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

/// <summary>
/// Decides, from a run's state alone, which jobs start, are skipped or are blocked. The supervisor asks again after
/// every change; a decision that settles a job may free another, so it asks until nothing is left to do.
/// </summary>
public static class Scheduler
{
    public static SchedulingDecision Next(RunState run)
    {
        var queued = run.Jobs.Where(state => state is { Status: JobStatus.Queued, Announced: false }).ToImmutableArray();
        ImmutableArray<SettledJob> skip =
            [.. queued.Where(state => state.Job.SkipReason is not null).Select(state => new SettledJob(state.Job.Index, state.Job.SkipReason!))];
        ImmutableArray<SettledJob> block =
            [.. queued.Where(state => state.Job.SkipReason is null).Select(state => FindBlock(run, state.Job)).OfType<SettledJob>()];
        return skip.Length + block.Length > 0
            ? new SchedulingDecision { Skip = skip, Block = block }
            : new SchedulingDecision { Start = Ready(run, queued) };
    }

    private static ImmutableArray<int> Ready(RunState run, ImmutableArray<JobState> queued)
    {
        var inOrder = queued.OrderBy(state => state.Job.Priority).ThenBy(state => state.Job.Index).Select(state => state.Job);
        var ready = inOrder.Where(job => Needs(run, job).All(need => need.Status.Satisfies())).Select(job => job.Index);
        if (run.Plan.Order == JobOrder.Parallel)
            return [.. ready];
        return run.Jobs.Any(IsUnderWay) ? [] : [.. ready.Take(1)];
    }

    private static bool IsUnderWay(JobState state) => !state.Status.IsFinal() && (state.Announced || state.Status == JobStatus.Running);

    private static SettledJob? FindBlock(RunState run, PlannedJob job)
    {
        JobState? stopper = Needs(run, job).FirstOrDefault(HasStopped);
        if (stopper is null && run.Plan.Order == JobOrder.Piped)
            stopper = run.Jobs.FirstOrDefault(state => HasStopped(state) && state.Status != JobStatus.Blocked);
        return stopper is null ? null : new SettledJob(job.Index, $"'{stopper.Job.Name}' {Ended(stopper.Status)}");
    }

    private static bool HasStopped(JobState state) => state.Status.IsFinal() && !state.Status.Satisfies();

    /// <summary>
    /// What a job waits for. A skipped need is satisfied at once, and what it would have waited for still comes first:
    /// without a word about a job that does nothing here, install and build must not run side by side.
    /// </summary>
    private static HashSet<JobState> Needs(RunState run, PlannedJob job)
    {
        var needs = new HashSet<JobState>(ReferenceEqualityComparer.Instance);
        var open = new Queue<int>(job.Needs);
        while (open.TryDequeue(out int index))
        {
            if (!needs.Add(run.Jobs[index]) || run.Jobs[index].Status != JobStatus.Skipped)
                continue;
            foreach (int behind in run.Jobs[index].Job.Needs)
                open.Enqueue(behind);
        }

        return needs;
    }

    private static string Ended(JobStatus status) => status switch
    {
        JobStatus.Failed => "failed",
        JobStatus.Cancelled => "was cancelled",
        JobStatus.Blocked => "was blocked",
        _ => "was lost",
    };
}
