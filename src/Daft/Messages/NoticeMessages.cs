using Daft.Core.Runs;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>The one line about failures that nobody has seen.</summary>
public static class NoticeMessages
{
    /// <param name="failed">Oldest first, at least one.</param>
    public static string Failed(IReadOnlyList<JobState> failed, DateTimeOffset now)
    {
        JobState last = failed[^1];
        string ago = last.FinishedAt is { } end ? $" {Durations.Ago(now - end)}" : "";
        return failed.Count == 1
            ? $"{JobNames.Show(last.Job.Name)} failed{ago} ({HowItEnded(last)}): daft logs {JobNames.Typed(last.Job.Name)}"
            : $"{JobNames.Enumerate([.. failed.Select(job => job.Job.Name).Distinct()])} failed, the last{ago}: daft jobs";
    }

    private static string HowItEnded(JobState job) =>
        job is { Reason: null, Exit.Status: { } status } ? $"exit {status}" : RunMessages.HowItEnded(job);
}
