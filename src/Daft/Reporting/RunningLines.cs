using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>The lines of the jobs that run right now: spinner, name, elapsed time, latest line of output. Each fits the screen.</summary>
/// <param name="terminal">Whose screen they are to fit.</param>
/// <param name="traits">What may be written to it.</param>
/// <param name="time">Tells how long they have been running.</param>
/// <param name="folder">Where their logs are; null where their output is not wanted.</param>
public sealed class RunningLines(ITerminal terminal, TerminalTraits traits, TimeProvider time, RunFolder? folder)
{
    private const int MostLines = 8;
    private const int FramesPerSecond = 10;

    /// <summary>Less of a job's output than this is not worth its place.</summary>
    private const int LeastOutput = 8;

    private readonly Style _style = new(traits);

    public IReadOnlyList<string> Of(IReadOnlyList<JobState> running)
    {
        ScreenSize size = terminal.Size;
        int room = Math.Clamp(size.Rows - 2, 1, MostLines);
        int shown = running.Count <= room ? running.Count : room - 1;
        List<string> lines = [.. running.Take(shown).Select(job => Line(job, size.Columns - 1))];
        if (shown < running.Count)
            lines.Add(Cells.Truncate(RunMessages.MoreRunning(running.Count - shown), size.Columns - 1, _style.Ellipsis));
        return lines;
    }

    private string Line(JobState job, int columns)
    {
        DateTimeOffset now = time.GetUtcNow();
        string elapsed = Durations.Of(now - (job.StartedAt ?? now));
        string name = Cells.Truncate(JobNames.Show(job.Job.Name), Math.Max(0, columns - elapsed.Length - 3), _style.Ellipsis);
        int left = columns - Cells.Of(name) - elapsed.Length - 4;
        string head = $"{_style.Strong(name)} {elapsed}";
        if (columns < elapsed.Length + 3)
            return Cells.Truncate(elapsed, columns, "");
        string spinner = _style.Spinner(now.UtcTicks * FramesPerSecond / TimeSpan.TicksPerSecond);
        return left < LeastOutput
            ? $"{spinner} {head}"
            : $"{spinner} {head} {_style.Faint(Cells.Truncate(Latest(job), left, _style.Ellipsis))}".TrimEnd();
    }

    private string Latest(JobState job)
    {
        if (job.Stopping is not null)
            return RunMessages.Stopping;
        return folder is null ? "" : LogTail.LastLine(folder.LogPath(job.Job));
    }
}
