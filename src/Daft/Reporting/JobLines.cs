using Daft.Core.Runs;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>The lines that stay: one for the start of a job where nothing else shows it, one for its end.</summary>
public sealed class JobLines(TerminalTraits traits)
{
    private const string Indent = "    ";
    private const int LongestLine = 400;

    private readonly Style _style = new(traits);

    public static string Started(JobState job) => RunMessages.Plain(RunMessages.Started(job));

    public string Ended(JobState job) => job.Status switch
    {
        JobStatus.Completed => traits.IsLive ? $"{_style.DoneSign} {RunMessages.CompletedShort(job)}" : RunMessages.Plain(RunMessages.Completed(job)),
        JobStatus.Failed => Line(_style.FailedSign, RunMessages.Failed(job)),
        JobStatus.Lost => Line(_style.FailedSign, RunMessages.Lost(job)),
        JobStatus.Blocked => Line(_style.FailedSign, RunMessages.Blocked(job)),
        JobStatus.Skipped => Line(_style.OtherSign, RunMessages.Skipped(job)),
        _ => Line(_style.OtherSign, RunMessages.Cancelled(job)),
    };

    /// <summary>A line of a job's output under the line of its end.</summary>
    public string Quoted(string line) => Indent + _style.Faint(Cells.Truncate(line, LongestLine, _style.Ellipsis));

    /// <summary>A line of a job's output as it comes.</summary>
    public string Streamed(string? name, string line) => name is null ? line : $"{_style.Strong(name)} | {line}";

    public static string Remark(string sentence) => RunMessages.Plain(sentence);

    private string Line(string sign, string sentence) => traits.IsLive ? $"{sign} {sentence}" : RunMessages.Plain(sentence);
}
