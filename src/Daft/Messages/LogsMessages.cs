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
}
