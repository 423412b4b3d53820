using Daft.Core.Runs;

namespace Daft.Reporting;

public static class JobTimes
{
    /// <summary>How long a job took, or has taken so far; null where it never started, or its end was not recorded.</summary>
    public static TimeSpan? Elapsed(JobState job, DateTimeOffset now) =>
        job.Duration ?? (job.StartedAt is { } start && !job.Status.IsFinal() ? Later(now - start) : Later(job.FinishedAt - job.StartedAt));

    /// <summary>Clocks are set back.</summary>
    private static TimeSpan? Later(TimeSpan? span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
