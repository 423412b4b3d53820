using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

internal static class LogsCommand
{
    public static Command Create(Composition composition)
    {
        var follow = new Option<bool>("--follow", "-f") { Description = HelpText.FollowLog };
        var all = new Option<bool>("--all", "-a") { Description = HelpText.AllLogs };
        var last = new Option<int?>("--last", "-n") { Description = HelpText.LastLines, HelpName = "N", CustomParser = ParseCount };
        var path = new Option<bool>("--path") { Description = HelpText.LogPath };
        var run = new Option<string>("--run") { Description = HelpText.OfRun, HelpName = "RUN" };
        var worktree = new Option<string>("--worktree", "-w") { Description = HelpText.OfWorktree, HelpName = "WORKTREE" };
        var job = new Argument<string>("JOB") { Description = HelpText.LogJob, Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("logs", HelpText.Logs) { follow, all, last, path, run, worktree, job };
        command.SetAction(parsed => (int)Print(composition, new LogsWish
        {
            Job = parsed.GetValue(job),
            All = parsed.GetValue(all),
            Follow = parsed.GetValue(follow),
            OnlyPath = parsed.GetValue(path),
            Last = parsed.GetValue(last),
            Run = parsed.GetValue(run),
            Worktree = parsed.GetValue(worktree),
        }));
        return command;
    }

    private static ExitCode Print(Composition composition, LogsWish wish)
    {
        LogsChoice choice = wish.Choose(composition);
        if (wish.OnlyPath)
            return PrintPaths(composition, choice);
        if (choice.IsGuess)
            composition.Terminal.WriteLine(RunMessages.Plain(LogsMessages.Chosen(choice.Jobs[0])));
        new LogsPrinting(composition, choice, wish).Print();
        return ExitCode.Done;
    }

    /// <summary>Of the logs that exist: what a script does with a path is open it.</summary>
    private static ExitCode PrintPaths(Composition composition, LogsChoice choice)
    {
        string[] paths = [.. choice.Jobs.Select(job => choice.Run.Folder.LogPath(job.Job)).Where(File.Exists)];
        if (paths.Length > 0)
            return (ExitCode)composition.Output.Print(string.Join('\n', paths));
        throw new DaftException(choice.Jobs is [JobState only] ? LogsMessages.NoPath(only) : LogsMessages.NoPaths, exitCode: ExitCode.NothingKnown);
    }

    private static int? ParseCount(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            return count;
        argument.AddError(LogsMessages.NotACount(text));
        return null;
    }
}
