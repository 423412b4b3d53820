using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>A job as the latest run that has it left it.</summary>
/// <param name="Run">Which run that is, of those the standing was made from: 0 is the newest.</param>
/// <param name="Plan">That run's.</param>
public sealed record StandingJob(int Run, RunPlan Plan, JobState Job)
{
    public JobStatus Status => Job.Status;

    public string Name => Job.Job.Name;

    /// <summary>Names of the jobs it waits for, on its own word or on that of the groups around it.</summary>
    public IEnumerable<string> Needs => new PlanTree(Plan).NeedsOf(Job.Job).Select(need => Plan.Jobs[need].Name).Distinct();
}

/// <summary>How a worktree stands: each of its jobs once, as it is now.</summary>
public sealed record WorktreeStanding
{
    /// <summary>In the order of the oldest run, then what newer ones added.</summary>
    public ImmutableArray<StandingJob> Jobs { get; private init; } = [];

    public Warmth Warmth => Jobs switch
    {
        [] => Warmth.Cold,
        _ when Jobs.Any(job => !job.Status.IsFinal()) => Warmth.Warming,
        _ when Jobs.Any(job => job.Status.IsFailure()) => Warmth.Failed,
        _ when Jobs.Any(job => job.Status == JobStatus.Cancelled) => Warmth.Cancelled,
        _ => Warmth.Warm,
    };

    /// <param name="recent">As <see cref="RecentRuns"/> has them: newest first.</param>
    public static WorktreeStanding Of(IReadOnlyList<RunState> recent)
    {
        var names = new List<string>();
        var latest = new Dictionary<string, StandingJob>(StringComparer.Ordinal);
        for (int run = recent.Count - 1; run >= 0; run--)
        {
            foreach (JobState job in recent[run].Jobs)
            {
                if (!latest.ContainsKey(job.Job.Name))
                    names.Add(job.Job.Name);
                latest[job.Job.Name] = new StandingJob(run, recent[run].Plan, job);
            }
        }

        return new WorktreeStanding { Jobs = [.. names.Select(name => latest[name])] };
    }

    public StandingJob? Find(string name) => Jobs.FirstOrDefault(job => job.Name == name);
}
