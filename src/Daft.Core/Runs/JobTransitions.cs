namespace Daft.Core.Runs;

/// <summary>The life of a job: which events may follow which status.</summary>
/// <remarks>
/// <code>
/// queued  ──starting──▶ queued, announced
/// queued  ──started───▶ running ──stopping──▶ running, being stopped
/// queued, not announced ──run recovered──▶ lost
/// queued  ──skipped, blocked, refused, cancelled──▶ ended
/// running ──finished, cancelled──▶ ended
/// </code>
/// A line that announces a step may be missing (torn by a crash, refused by a full disk) where the line of the next step is there:
/// so a job may be seen to end or to be stopped that was never seen to start. What ended stays as it ended.
/// </remarks>
public static class JobTransitions
{
    /// <summary>An event that is not allowed here changes nothing, wherever it came from.</summary>
    public static bool Allows(JobState job, RunEvent.OfJob happened) => (job.Status, happened) switch
    {
        (JobStatus.Queued, RunEvent.JobStarting) => !job.Announced,
        (JobStatus.Queued or JobStatus.Running, RunEvent.JobStopping) => job.Stopping is null,
        (JobStatus.Queued, _) => true,
        (JobStatus.Running, RunEvent.JobFinished or RunEvent.JobCancelled) => true,
        _ => false,
    };
}
