using Daft.Engine.Platform;

namespace Daft.Engine.Git;

/// <summary>Where a worktree and its repository are; every path absolute and without symbolic links.</summary>
public sealed record WorktreeLayout
{
    /// <summary>This worktree's own git directory: <c>.git</c>, or <c>&lt;common-dir&gt;/worktrees/&lt;id&gt;</c>.</summary>
    public required string GitDirectory { get; init; }

    /// <summary>What all worktrees of the repository share.</summary>
    public required string CommonDirectory { get; init; }

    /// <summary>Root of the working tree; null in a bare repository.</summary>
    public string? WorktreeRoot { get; init; }

    /// <summary>The git directory was named by <c>GIT_DIR</c>: git is to be asked in the same way.</summary>
    public bool IsNamedByEnvironment { get; init; }

    /// <summary>Made by <c>git worktree add</c>. A submodule is a repository of its own and none of these.</summary>
    public bool IsLinked => GitDirectory != CommonDirectory;

    /// <summary>The folder's name under <c>&lt;common-dir&gt;/worktrees</c>; empty for the main worktree.</summary>
    public string AdministrativeId => IsLinked ? Path.GetFileName(GitDirectory) : "";

    /// <summary>
    /// Finds the repository as git does, without asking git: <paramref name="gitDir"/> where it is set, otherwise from
    /// <paramref name="directory"/> upwards. Null outside of any repository.
    /// </summary>
    /// <param name="directory">Absolute.</param>
    /// <param name="gitDir">Value of <c>GIT_DIR</c>; null where it is not set.</param>
    public static WorktreeLayout? Find(string directory, string? gitDir, IFileTable files)
    {
        var search = new WorktreeSearch(files);
        return string.IsNullOrEmpty(gitDir) ? search.FindUpwards(directory) : search.FindNamed(directory, gitDir);
    }

    /// <summary>Root of the folder that <paramref name="directory"/> is in where it was a worktree: its <c>.git</c> leads to a git directory that is gone.</summary>
    public static string? FindRemoved(string directory, IFileTable files) => new WorktreeSearch(files).FindDangling(directory);

    /// <summary>
    /// The repository's main worktree. Null where there is none or nobody can tell: for a bare repository, and from a
    /// linked worktree where the git directory is not the <c>.git</c> in the main working tree.
    /// </summary>
    public WorktreeLayout? FindMain(IFileTable files)
    {
        WorktreeLayout? main = IsLinked && MainFolder is { } folder ? Find(folder, gitDir: null, files) : this;
        return main is { IsLinked: false, WorktreeRoot: not null } && main.CommonDirectory == CommonDirectory ? main : null;
    }

    /// <summary>Where the main worktree is if there is one, as far as paths tell.</summary>
    internal string? MainFolder => !IsLinked ? WorktreeRoot : Path.GetFileName(CommonDirectory) == ".git" ? Path.GetDirectoryName(CommonDirectory) : null;
}
