namespace Daft.Engine.Git;

/// <summary>What is going on in a worktree, by the files that git leaves in its own git directory meanwhile (wt-status.c).</summary>
public static class OngoingOperation
{
    /// <summary>Not so for <c>git merge --squash</c>, which git forgets about at once.</summary>
    public static bool IsMerge(string gitDirectory) => File.Exists(Path.Combine(gitDirectory, "MERGE_HEAD"));

    /// <summary>Either backend of <c>git rebase</c>; <c>git am</c> has one of the two folders and is taken for a rebase.</summary>
    public static bool IsRebase(string gitDirectory) =>
        Directory.Exists(Path.Combine(gitDirectory, "rebase-merge")) || Directory.Exists(Path.Combine(gitDirectory, "rebase-apply"));
}
