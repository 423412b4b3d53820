using Daft.Core.Runs;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>The one line about failures and losses that nobody has seen.</summary>
public static class NoticeMessages
{
    /// <param name="untold">Failed or lost, oldest first, at least one.</param>
    public static string Failed(IReadOnlyList<JobState> untold, DateTimeOffset now)
    {
        if (untold is [var one])
            return one.Status == JobStatus.Lost ? Lost(one) : Failed(one, now);
        JobState[] failed = [.. untold.Where(job => job.Status != JobStatus.Lost)];
        JobState[] lost = [.. untold.Except(failed)];
        string[] parts =
        [
            .. failed.Length == 0 ? [] : new[] { $"{Names(failed)} failed, the last{Ago(failed[^1], now)}" },
            .. lost.Length == 0 ? [] : new[] { $"{Names(lost)} lost with {(lost.Length == 1 ? "its" : "their")} supervisor" },
        ];
        return $"{string.Join("; ", parts)}: daft jobs";
    }

    private static string Failed(JobState job, DateTimeOffset now) =>
        $"{JobNames.Show(job.Job.Name)} failed{Ago(job, now)} ({HowItEnded(job)}): daft logs {JobNames.Typed(job.Job.Name)}";

    private static string Lost(JobState job) =>
        $"{JobNames.Show(job.Job.Name)} lost ({PlainText.OfLine(job.Reason ?? "")}): {(job.StartedAt is null ? "daft jobs" : $"daft logs {JobNames.Typed(job.Job.Name)}")}";

    private static string Names(JobState[] jobs) => JobNames.Enumerate([.. jobs.Select(job => job.Job.Name).Distinct()]);

    private static string Ago(JobState job, DateTimeOffset now) => job.FinishedAt is { } end ? $" {Durations.Ago(now - end)}" : "";

    private static string HowItEnded(JobState job) =>
        job is { Reason: null, Exit.Status: { } status } ? $"exit {status}" : RunMessages.HowItEnded(job);
}
