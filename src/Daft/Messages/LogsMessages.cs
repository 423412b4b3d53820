using System.Globalization;
using Daft.Core.Runs;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What <c>daft logs</c> says beside the log itself.</summary>
public static class LogsMessages
{
    public static string NotStarted(JobState job) => $"{JobNames.Show(job.Job.Name)} has not started yet; daft logs -f waits for it";

    public static string NeverStarted(JobState job) =>
        $"{JobNames.Show(job.Job.Name)} has no output: {job.Status.ToText()}{(job.Reason is { } reason ? $" ({PlainText.OfLine(reason)})" : "")}";

    public static string CannotRead(string path, string why) => $"cannot read '{PlainText.OfLine(path)}': {why}";

    /// <summary>A line of its own among those of the log.</summary>
    public static string LeftOutHere(long bytes) => string.Create(CultureInfo.InvariantCulture, $"[daft: {bytes} bytes ({Durations.Size(bytes)}) left out here]");

    /// <summary>For those whose data go somewhere else than where they look.</summary>
    public static string LeftOut(JobState job, long bytes) =>
        $"{Durations.Size(bytes)} from the middle of what {JobNames.Show(job.Job.Name)} wrote are left out (max_log_size)";

    public static string Chosen(JobState job) => $"the log of {JobNames.Show(job.Job.Name)}";

    public static string WhichJob => "there are several jobs: say which, or --all";

    public static string NoPath(JobState job) => $"{JobNames.Show(job.Job.Name)} has no log";

    public static string NoPaths => "no job of this run has a log";

    public static string OneOrAll => "either a JOB or --all";

    public static string PathAlone => "--path prints where the log is, and no log";

    public static string NotACount(string text) => $"'{PlainText.OfLine(text)}' is no number of lines";
}
