using System.Collections.Immutable;

namespace Daft.Core.Runs;

/// <summary>Which jobs <c>daft retry</c> runs again.</summary>
public sealed record RetrySelection
{
    /// <summary>By name, in the order of the standing. What they need is not among them: the plan brings it.</summary>
    public ImmutableArray<string> Jobs { get; private init; } = [];

    /// <summary>Not ended yet, whether or not they were asked for.</summary>
    public ImmutableArray<string> Unfinished { get; private init; } = [];

    /// <summary>Asked for by name, and not to be retried for what they are.</summary>
    public ImmutableArray<JobState> LeftOut { get; private init; } = [];

    /// <param name="standing">How the worktree stands.</param>
    /// <param name="names">Of jobs of the standing; empty: all.</param>
    /// <param name="failedOnly">Leaves out what somebody cancelled, and what is blocked because of it.</param>
    public static RetrySelection Of(WorktreeStanding standing, IReadOnlyCollection<string> names, bool failedOnly)
    {
        ImmutableArray<StandingJob> wanted = [.. standing.Jobs.Where(job => names.Count == 0 || names.Contains(job.Name))];
        ImmutableArray<StandingJob> chosen = [.. wanted.Where(job => failedOnly ? IsFailure(job, standing) : IsUndone(job.Status))];
        return new RetrySelection
        {
            Jobs = [.. chosen.Select(job => job.Name)],
            Unfinished = [.. standing.Jobs.Where(job => !job.Status.IsFinal()).Select(job => job.Name)],
            LeftOut = names.Count == 0 ? [] : [.. wanted.Except(chosen).Where(job => job.Status.IsFinal()).Select(job => job.Job)],
        };
    }

    private static bool IsUndone(JobStatus status) => status.IsFinal() && !status.Satisfies();

    private static bool IsFailure(StandingJob job, WorktreeStanding standing) =>
        job.Status is JobStatus.Failed or JobStatus.Lost || (job.Status == JobStatus.Blocked && !IsBehindCancelled(job, standing));

    /// <summary>A plan has no circles among jobs that were ever run, but a file may: each job is asked once.</summary>
    private static bool IsBehindCancelled(StandingJob blocked, WorktreeStanding standing)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { blocked.Name };
        var open = new Stack<StandingJob>([blocked]);
        while (open.TryPop(out StandingJob? job))
        {
            foreach (StandingJob need in job.Needs.Where(seen.Add).Select(standing.Find).OfType<StandingJob>())
            {
                if (need.Status == JobStatus.Cancelled)
                    return true;
                open.Push(need);
            }
        }

        return false;
    }
}
