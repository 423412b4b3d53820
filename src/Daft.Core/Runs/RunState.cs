using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>
/// A run as its journal tells it: a left fold of the events over the plan. Any prefix of a journal gives a state, so a
/// torn or unfinished journal needs no repair. Events of unknown jobs, and those that may not follow, change nothing.
/// </summary>
public sealed record RunState
{
    public required RunPlan Plan { get; init; }

    public required ImmutableArray<JobState> Jobs { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public ProcessIdentity? Supervisor { get; init; }

    public string? BootId { get; init; }

    public RunEvent.WorktreeRemoved? Removal { get; init; }

    /// <summary>Nobody supervises it and nothing of it lives: there is nothing left to look for.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Why its heavy background jobs did not wait for slots although they were to; null where they did.</summary>
    public string? SlotsMissing { get; init; }

    public bool IsFinished => FinishedAt is not null;

    public static RunState Initial(RunPlan plan) => new()
    {
        Plan = plan,
        Jobs = [.. plan.Jobs.Select(job => new JobState { Job = job })],
    };

    public static RunState From(RunPlan plan, IEnumerable<RunEvent> events) => Initial(plan).After([.. events]);

    public RunState After(ImmutableArray<RunEvent> events)
    {
        if (events.Length < 2)
            return events.Aggregate(this, (state, happened) => state.After(happened));
        RunState run = this;
        JobState[] jobs = [.. run.Jobs];
        foreach (RunEvent happened in events)
        {
            if (!RunTransitions.Allows(run, happened))
                continue;
            if (happened is RunEvent.RunRecovered)
            {
                run = (run with { Jobs = [.. jobs] }).After(happened);
                jobs = [.. run.Jobs];
            }
            else if (happened is not RunEvent.OfJob change)
            {
                run = run.After(happened);
            }
            else if (change.Job >= 0 && change.Job < jobs.Length)
                jobs[change.Job] = jobs[change.Job].After(change);
        }

        return run with { Jobs = [.. jobs] };
    }

    /// <summary>
    /// Whether it began under another kernel than this one: before the last boot, or on another system that has the same disk, whose
    /// locks are not seen here. Then nothing can be told of what lives.
    /// </summary>
    public bool IsOfAnotherBoot(string boot) => Jobs.Select(job => job.BootId).Prepend(BootId ?? "").Any(known => known.Length > 0 && known != boot);

    /// <summary>The same run once more is known of it, where <see cref="RunTransitions"/> allows it.</summary>
    public RunState After(RunEvent happened) => !RunTransitions.Allows(this, happened) ? this : happened switch
    {
        RunEvent.RunStarted e => this with { StartedAt = e.At, Supervisor = e.Supervisor, BootId = e.BootId },
        // One that was announced may run: it can still be ended.
        RunEvent.RunRecovered e => this with { Supervisor = e.Supervisor, Jobs = [.. Jobs.Select(job => job is { Status: JobStatus.Queued, Announced: false } ? Lost(job) : job)] },
        RunEvent.RunSettled => this with { IsSettled = true },
        RunEvent.RunFinished e => this with { FinishedAt = e.At },
        RunEvent.SlotsMissing e => this with { SlotsMissing = SlotsMissing ?? e.Reason },
        RunEvent.WorktreeRemoved e => this with { Removal = e },
        RunEvent.OfJob e => AfterChange(e),
        _ => this,
    };

    /// <summary>
    /// The same run when nobody supervises it any more: what had not ended is lost, whatever it was doing.
    /// </summary>
    public RunState WithoutSupervisor() => this with
    {
        Jobs = [.. Jobs.Select(job => job.Status.IsFinal() ? job : Lost(job))],
    };

    /// <summary>The same lost run when processes of some of its jobs are known to live.</summary>
    /// <param name="living">Indexes of those jobs, and their processes, which the journal may not have.</param>
    public RunState WithSurvivors(IReadOnlyDictionary<int, ProcessIdentity?> living) => living.Count == 0 ? this : this with
    {
        Jobs = [.. Jobs.Select(job => job.Status == JobStatus.Lost && living.TryGetValue(job.Job.Index, out ProcessIdentity? process)
            ? job with { LivesOn = true, Process = process, Reason = $"{job.Reason}, and it still runs" }
            : job)],
    };

    private static JobState Lost(JobState job) => job with
    {
        Status = JobStatus.Lost,
        Reason = job.StartedAt is null && !job.Announced
            ? "its supervisor ended before starting it"
            : "its supervisor ended without a word about it",
    };

    private RunState AfterChange(RunEvent.OfJob change)
    {
        if (change.Job < 0 || change.Job >= Jobs.Length)
            return this;
        JobState before = Jobs[change.Job];
        JobState after = before.After(change);
        return ReferenceEquals(before, after) ? this : this with { Jobs = Jobs.SetItem(change.Job, after) };
    }
}
