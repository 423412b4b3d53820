using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>A job as its journal tells it.</summary>
public sealed record JobState
{
    public required PlannedJob Job { get; init; }

    public JobStatus Status { get; init; } = JobStatus.Queued;

    /// <summary>The journal announced the spawn; between this and <see cref="Process"/> lies one system call.</summary>
    public bool Announced => AnnouncedAt is not null;

    public DateTimeOffset? AnnouncedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Null until the job has ended.</summary>
    public TimeSpan? Duration { get; init; }

    public ExitReport? Exit { get; init; }

    /// <summary>Set while the stop ladder is being climbed and after.</summary>
    public StopReason? Stopping { get; init; }

    /// <summary>Why it has this status, in words; null where the status says it all.</summary>
    public string? Reason { get; init; }

    public ProcessIdentity? Process { get; init; }

    /// <summary>The boot that <see cref="Process"/> belongs to; empty where the journal does not say it.</summary>
    public string BootId { get; init; } = "";

    /// <summary>It is <see cref="JobStatus.Lost"/>, and processes of it were seen alive: nobody watches them, but they can be stopped.</summary>
    public bool LivesOn { get; init; }

    /// <summary>The same job once more is known of it, where <see cref="JobTransitions"/> allows it.</summary>
    public JobState After(RunEvent.OfJob happened) => !JobTransitions.Allows(this, happened) ? this : happened switch
    {
        RunEvent.JobStarting e => this with { AnnouncedAt = e.At },
        RunEvent.JobStarted e => this with { Status = JobStatus.Running, StartedAt = e.At, Process = e.Process, BootId = e.BootId },
        // What was there to be stopped had started, if nobody could say so then.
        RunEvent.JobStopping e => this with { Stopping = e.Reason, StartedAt = StartedAt ?? AnnouncedAt },
        RunEvent.JobFinished e => Finished(e),
        RunEvent.JobRefused e => Ended(JobStatus.Failed, e.At, e.Reason),
        RunEvent.JobSkipped e => Ended(JobStatus.Skipped, e.At, e.Reason),
        RunEvent.JobBlocked e => Ended(JobStatus.Blocked, e.At, e.Reason),
        RunEvent.JobCancelled e => Ended(JobStatus.Cancelled, e.At, Why(e.Reason)),
        _ => this,
    };

    private JobState Finished(RunEvent.JobFinished e) => this with
    {
        Status = StatusOf(e),
        StartedAt = StartedAt ?? AnnouncedAt,
        FinishedAt = e.At,
        Duration = e.Duration,
        Exit = e.Exit,
        Stopping = e.Stopped,
        Reason = e.Stopped is { } reason ? Why(reason) : null,
    };

    private JobState Ended(JobStatus status, DateTimeOffset at, string reason) => this with { Status = status, FinishedAt = at, Reason = reason };

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
        StopReason.Superseded => "superseded by a newer run",
        _ => "its supervisor was told to end",
    };
}
