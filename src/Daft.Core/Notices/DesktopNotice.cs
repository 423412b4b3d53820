using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Core.Notices;

/// <summary>
/// A failure as a desktop notification: the arguments of the program that shows it. Names come from a repository, so they
/// are text to every program: cut, made visible, and never first in an argument, where a <c>-</c> or a bracket means something.
/// </summary>
public static class DesktopNotice
{
    private const int LongestName = 60;

    private const string NotifySend = "notify-send";
    private const string TerminalNotifier = "terminal-notifier";
    private const string OsaScript = "osascript";

    /// <summary>In the order in which they are looked for. Windows has none of them.</summary>
    public static ImmutableArray<string> Programs { get; } = [NotifySend, TerminalNotifier, OsaScript];

    /// <param name="program">One of <see cref="Programs"/>.</param>
    /// <param name="job">One that failed.</param>
    public static ImmutableArray<string> ArgumentsFor(string program, RunPlan plan, JobState job)
    {
        string title = $"daft: {Name(job.Job.Name)} failed";
        string body = $"in {Name(Path.GetFileName(plan.Worktree.Path))}{OnBranch(plan)}: {Cause(job)}";
        return program switch
        {
            NotifySend => ["--app-name=daft", "--", title, ForNotifySend(body)],
            TerminalNotifier => ["-title", title, "-message", body],
            _ => ["-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run", title, body],
        };
    }

    /// <summary>The body alone takes markup (Desktop Notifications Specification) and, by notify-send's own doing, C escapes; the title takes neither.</summary>
    private static string ForNotifySend(string body) => body
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\\", "\\\\", StringComparison.Ordinal);

    private static string OnBranch(RunPlan plan) => plan.Branch is { } branch ? $" ({Name(branch)})" : "";

    private static string Cause(JobState job) => job switch
    {
        { Reason: { } reason } => VisibleText.Excerpt(reason, LongestName),
        { Exit.Signal: { } signal } => $"killed by signal {signal}",
        { Exit.Status: { } status } => $"exit status {status}",
        _ => "no reason known",
    };

    private static string Name(string name) => VisibleText.Excerpt(name, LongestName);
}
