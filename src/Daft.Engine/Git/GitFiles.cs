namespace Daft.Engine.Git;

/// <summary>The small files by which git's directories name each other (gitrepository-layout(5)).</summary>
internal static class GitFiles
{
    private const string PointerPrefix = "gitdir: ";

    public static bool IsGitDirectory(string path)
    {
        if (!File.Exists(Path.Combine(path, "HEAD")))
            return false;
        string common = FindCommonDirectory(path);
        return Directory.Exists(Path.Combine(common, "objects")) && Directory.Exists(Path.Combine(common, "refs"));
    }

    /// <summary>A linked worktree's git directory has a <c>commondir</c> file; any other is its own common dir.</summary>
    public static string FindCommonDirectory(string gitDirectory) =>
        ReadPath(Path.Combine(gitDirectory, "commondir")) is { } common ? Path.GetFullPath(common, gitDirectory) : gitDirectory;

    /// <summary>Where a <c>.git</c> file points; null where it is not one.</summary>
    public static string? ReadPointer(string dotGit)
    {
        string? text = ReadPath(dotGit);
        return text is not null && text.StartsWith(PointerPrefix, StringComparison.Ordinal)
            ? Path.GetFullPath(text[PointerPrefix.Length..], Path.GetDirectoryName(dotGit)!)
            : null;
    }

    /// <summary>Path of the <c>.git</c> file of a linked worktree, as its git directory has it; relative ones since git 2.48.</summary>
    public static string? ReadWorktreePointer(string gitDirectory) =>
        ReadPath(Path.Combine(gitDirectory, "gitdir")) is { } path ? Path.GetFullPath(path, gitDirectory) : null;

    /// <summary>Everything but the end of the line: a path may end in a space. Null where there is nothing to read.</summary>
    private static string? ReadPath(string file)
    {
        try
        {
            string text = File.ReadAllText(file).TrimEnd('\n', '\r');
            return text.Length == 0 || text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (Exception gone) when (FileTrouble.Is(gone))
        {
            // Other processes add and remove worktrees while we look.
            return null;
        }
    }
}
