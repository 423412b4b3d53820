namespace Daft.EndToEnd.Harness;

/// <summary>A program that ran to its end, as the one who called it saw it.</summary>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    public string[] ErrorLines => Lines(Error);

    public string[] OutputLines => Lines(Output);

    /// <summary>The lines on stderr that are not git's own: what daft said during a git command.</summary>
    public string[] DaftLines =>
        [.. ErrorLines.Where(line => !s_gitLines.Any(start => line.StartsWith(start, StringComparison.Ordinal)))];

    private static readonly string[] s_gitLines =
        ["Preparing worktree", "HEAD is now at", "Switched to ", "Already on ", "Updating files:", "branch '", "Cloning into", "done."];

    public CommandResult ShouldExitWith(int code)
    {
        if (ExitCode != code)
            throw new AssertFailedException($"expected exit status {code}\n{this}");
        return this;
    }

    public override string ToString() => $"""
        $ {CommandLine}
        {Indent(Output)}{Indent(Error)}[exit status {ExitCode} after {Elapsed.TotalMilliseconds:F0} ms]
        """;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Indent(string text) => text.Length == 0 ? "" : $"  {text.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal)}\n";
}
