namespace Daft.Engine.Git;

/// <summary>A worktree that a repository knows, whether or not it still stands.</summary>
public sealed record LinkedWorktree
{
    public required string AdministrativeId { get; init; }

    public required string GitDirectory { get; init; }

    /// <summary>Absolute path of its root, as its administrative folder has it.</summary>
    public required string Path { get; init; }

    /// <summary>Its root has a <c>.git</c>; false for one that was deleted and not yet pruned.</summary>
    public required bool Exists { get; init; }
}

/// <summary>The linked worktrees of a repository, from its files alone.</summary>
public static class WorktreeList
{
    /// <summary>In the order of their ids; entries that vanish meanwhile, or are not whole, are left out.</summary>
    public static IReadOnlyList<LinkedWorktree> Read(string commonDirectory)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Path.Combine(commonDirectory, "worktrees"))
                .Order(StringComparer.Ordinal)
                .Select(Describe)
                .OfType<LinkedWorktree>()];
        }
        catch (DirectoryNotFoundException)
        {
            // git makes the folder with the first linked worktree and deletes it with the last.
            return [];
        }
    }

    private static LinkedWorktree? Describe(string gitDirectory)
    {
        if (GitFiles.ReadWorktreePointer(gitDirectory) is not { } dotGit || Path.GetDirectoryName(dotGit) is not { } root)
            return null;
        return new LinkedWorktree
        {
            AdministrativeId = Path.GetFileName(gitDirectory),
            GitDirectory = gitDirectory,
            Path = root,
            Exists = File.Exists(dotGit),
        };
    }
}
