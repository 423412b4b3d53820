using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>A job as its journal tells it.</summary>
public sealed record JobState
{
    public required PlannedJob Job { get; init; }

    public JobStatus Status { get; init; } = JobStatus.Queued;

    /// <summary>The journal announced the spawn; between this and <see cref="Process"/> lies one system call.</summary>
    public bool Announced { get; init; }

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
}
