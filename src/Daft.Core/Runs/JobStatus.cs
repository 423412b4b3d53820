namespace Daft.Core.Runs;

/// <summary>The life of a job as users see it; spelled in lower case in <c>--json</c>.</summary>
public enum JobStatus
{
    /// <summary>Not started yet.</summary>
    Queued,
    Running,

    /// <summary>Its leader exited with status 0.</summary>
    Completed,

    /// <summary>It exited with another status, died of a signal daft did not send, ran out of time, or could not be started.</summary>
    Failed,

    /// <summary>daft stopped it, or never started it, because somebody asked or its worktree went.</summary>
    Cancelled,

    /// <summary>It had nothing to do here; what needs it goes on.</summary>
    Skipped,

    /// <summary>Something it needs did not complete.</summary>
    Blocked,

    /// <summary>Its supervisor is gone without a word about it.</summary>
    Lost,
}

public static class JobStatuses
{
    public static bool IsFinal(this JobStatus status) => status is not (JobStatus.Queued or JobStatus.Running);

    /// <summary>Whether what needs a job with this status may start.</summary>
    public static bool Satisfies(this JobStatus status) => status is JobStatus.Completed or JobStatus.Skipped;

    /// <summary>Whether this end is one the user should hear of.</summary>
    public static bool IsFailure(this JobStatus status) => status is JobStatus.Failed or JobStatus.Lost or JobStatus.Blocked;

    public static string ToText(this JobStatus status) => status switch
    {
        JobStatus.Queued => "queued",
        JobStatus.Running => "running",
        JobStatus.Completed => "completed",
        JobStatus.Failed => "failed",
        JobStatus.Cancelled => "cancelled",
        JobStatus.Skipped => "skipped",
        JobStatus.Blocked => "blocked",
        _ => "lost",
    };
}
