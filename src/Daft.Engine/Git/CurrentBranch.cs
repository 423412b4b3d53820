using Daft.Engine.ShortCommands;

namespace Daft.Engine.Git;

/// <summary>The branch of a worktree, from one small file: a prompt asks for it after every command.</summary>
public static class CurrentBranch
{
    private const string ReferencePrefix = "ref: ";

    /// <summary>What stands in <c>HEAD</c> where references are not files (reftable): then only git can tell.</summary>
    private const string Elsewhere = "refs/heads/.invalid";

    /// <returns>Short name; null on a detached HEAD, and where it cannot be told.</returns>
    public static string? Find(WorktreeLayout layout, GitCommand git)
    {
        string? reference = Read(Path.Combine(layout.GitDirectory, "HEAD"));
        return reference == Elsewhere ? Ask(git) : reference is null ? null : CommitHead.ShortName(reference);
    }

    private static string? Read(string head)
    {
        try
        {
            string text = File.ReadAllText(head).TrimEnd('\n', '\r');
            return text.StartsWith(ReferencePrefix, StringComparison.Ordinal) ? text[ReferencePrefix.Length..] : null;
        }
        catch (Exception gone) when (FileTrouble.Is(gone))
        {
            // A prompt in a worktree that is just being removed: no branch, and no error after every command.
            return null;
        }
    }

    private static string? Ask(GitCommand git) =>
        git.RunAsync(["symbolic-ref", "--quiet", "HEAD"], CancellationToken.None).GetAwaiter().GetResult() is ShortCommandResult.Finished { ExitCode: 0 } answer
            ? CommitHead.ShortName(answer.OutputText.TrimEnd('\n', '\r'))
            : null;
}
