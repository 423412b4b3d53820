using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What is said at the command line's own door.</summary>
public static class CommandLineMessages
{
    public static string Error(string message) => $"error: {message}";

    public static string Warning(string message) => $"warning: {message}";

    public static string Hint(string message) => $"hint: {message}";

    public static string UnknownCommand(string name) => $"daft has no command '{name}'";

    public static string UnknownOption(string command, string name) => $"'{command}' has no option '{name}'";

    public static string UnexpectedArgument(string command, string text) => $"'{command}' has no use for '{text}'";

    public static string MissingArgument(string command, string name) => $"'{command}' needs a {name}";

    public static string DidYouMean(string name) => $"did you mean '{name}'?";

    public static string SeeHelp(string command) => $"{command} --help";

    public static string NotAColor(string text) => $"'{text}' is not auto, always or never";

    public static string Version(string version) => $"daft {version}";

    public static string OnlyForDaftItself => "this command is for daft itself";

    public static string OnlyForGit => "this command is for git's hook: daft hook post-checkout OLD NEW FLAG";

    public static string Bug(string version) =>
        $"daft {version} met a bug of its own. What it was asked to do may not be done. Please report it with the lines below.";

    public static string NotARepository(string directory) => $"'{directory}' is not inside a git repository";

    public static string NotARepositoryHint => "change into a repository or one of its worktrees";

    public static string RemovedWorktree(string root) =>
        $"'{PlainText.OfLine(root)}' was a worktree and has been removed: its git directory is gone, and nothing can run in it";

    public static string RemovedWorktreeHint => "change into a worktree that stands; there, daft jobs --all shows what ran in removed ones";

    public static string NoDirectory(string? name) =>
        $"the current folder{(name is null ? "" : $" '{PlainText.OfLine(name)}'")} is gone; if it was a worktree, it has been removed, and nothing can run in it";

    public static string NoWorktree => "this is a bare repository, without a working tree of its own";

    public static string NoWorktreeHint => "change into one of its worktrees";

    public static string CannotWriteOutput(string why) => $"cannot write to standard output: {why}";

    public static string NotADuration(string text) => $"'{text}' is no duration";

    public static string DurationHint => "for example 90s, 5m or 1h30m";
}
