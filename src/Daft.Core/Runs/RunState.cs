using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>
/// A run as its journal tells it: a left fold of the events over the plan. Any prefix of a journal gives a state, so a
/// torn or unfinished journal needs no repair. Events of unknown jobs and repeated ends change nothing.
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

    public bool IsFinished => FinishedAt is not null;

    public static RunState Initial(RunPlan plan) => new()
    {
        Plan = plan,
        Jobs = [.. plan.Jobs.Select(job => new JobState { Job = job })],
    };

    public static RunState From(RunPlan plan, IEnumerable<RunEvent> events) =>
        events.Aggregate(Initial(plan), (state, happened) => state.After(happened));

    public RunState After(RunEvent happened) => happened switch
    {
        RunEvent.RunStarted e => this with { StartedAt = e.At, Supervisor = e.Supervisor, BootId = e.BootId },
        RunEvent.RunFinished e => this with { FinishedAt = FinishedAt ?? e.At },
        RunEvent.WorktreeRemoved e => this with { Removal = e },
        RunEvent.JobStarting e => WithJob(e.Job, job => job with { Announced = true }),
        RunEvent.JobStarted e => WithJob(e.Job, job => job with
        {
            Status = JobStatus.Running,
            StartedAt = e.At,
            Process = e.Process,
        }),
        RunEvent.JobStopping e => WithJob(e.Job, job => job with { Stopping = e.Reason }),
        RunEvent.JobFinished e => WithJob(e.Job, job => Finished(job, e)),
        RunEvent.JobRefused e => Ended(e.Job, JobStatus.Failed, e.At, e.Reason),
        RunEvent.JobSkipped e => Ended(e.Job, JobStatus.Skipped, e.At, e.Reason),
        RunEvent.JobBlocked e => Ended(e.Job, JobStatus.Blocked, e.At, e.Reason),
        RunEvent.JobCancelled e => Ended(e.Job, JobStatus.Cancelled, e.At, Why(e.Reason)),
        _ => this,
    };

    /// <summary>
    /// The same run when nobody supervises it any more: what had not ended is lost, whatever it was doing.
    /// </summary>
    public RunState WithoutSupervisor() => this with
    {
        Jobs = [.. Jobs.Select(job => job.Status.IsFinal() ? job : job with
        {
            Status = JobStatus.Lost,
            Reason = job.StartedAt is null && !job.Announced
                ? "its supervisor ended before starting it"
                : "its supervisor ended without a word about it",
        })],
    };

    private static JobState Finished(JobState job, RunEvent.JobFinished e) => job with
    {
        Status = StatusOf(e),
        FinishedAt = e.At,
        Duration = e.Duration,
        Exit = e.Exit,
        Stopping = e.Stopped,
        Reason = e.Stopped is { } reason ? Why(reason) : null,
    };

    /// <summary>
    /// A job that traps SIGTERM and exits with 0 has not done its work: once stopped, its status says nothing more.
    /// </summary>
    private static JobStatus StatusOf(RunEvent.JobFinished e) => e.Stopped switch
    {
        null => e.Exit.IsSuccess ? JobStatus.Completed : JobStatus.Failed,
        StopReason.TimedOut => JobStatus.Failed,
        _ => JobStatus.Cancelled,
    };

    private static string Why(StopReason reason) => reason switch
    {
        StopReason.Requested => "cancelled",
        StopReason.TimedOut => "timed out",
        StopReason.WorktreeRemoved => "its worktree was removed",
        _ => "its supervisor was told to end",
    };

    private RunState Ended(int index, JobStatus status, DateTimeOffset at, string reason) =>
        WithJob(index, job => job with { Status = status, FinishedAt = at, Reason = reason });

    private RunState WithJob(int index, Func<JobState, JobState> change) =>
        index < 0 || index >= Jobs.Length || Jobs[index].Status.IsFinal()
            ? this
            : this with { Jobs = Jobs.SetItem(index, change(Jobs[index])) };
}
