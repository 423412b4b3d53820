using System.CommandLine;
using Daft.Core.Runs;
using Daft.Engine.Git;
using Daft.Engine.Notices;
using Daft.Engine.Supervising;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>Tells, once, of failures in this worktree that nobody has seen: one line to stderr, before a command does its work.</summary>
internal static class Reminder
{
    /// <summary>Not before <c>wait</c>, which shows the same failures itself: what it has not shown is told after it.</summary>
    public static int Around(Composition composition, ParseResult parsed, Func<int> command)
    {
        if (parsed.Action is HelpPage or VersionPage || IsForPrompts(parsed))
            return command();
        if (parsed.CommandResult.Command.Name != WaitCommand.Name)
        {
            Tell(composition);
            return command();
        }

        try
        {
            return command();
        }
        finally
        {
            Tell(composition);
        }
    }

    public static void Tell(ITerminal terminal, IReadOnlyList<JobState> failed, DateTimeOffset now) =>
        terminal.WriteLine(RunMessages.Plain(NoticeMessages.Failed(failed, now)));

    private static bool IsForPrompts(ParseResult parsed) => parsed.GetResult(StatusCommand.Format) is not null;

    /// <summary>A job's own daft commands tell nobody: what they say ends in a log.</summary>
    private static void Tell(Composition composition)
    {
        if (!composition.HasDirectory || JobEnvironment.IsOfLivingRun(composition.Variables, composition.Platform.Files))
            return;
        if (WorktreeLayout.Find(composition.Directory, composition.Variables.GetValueOrDefault("GIT_DIR"), composition.Platform.Files) is not { } layout)
            return;
        if (NoticeBoard.Of(layout, composition.Platform.Files).TakeAll() is { Count: > 0 } failed)
            Tell(composition.Terminal, failed, composition.Time.GetUtcNow());
    }
}
