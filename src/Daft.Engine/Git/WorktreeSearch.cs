using Daft.Engine.Platform;

namespace Daft.Engine.Git;

/// <summary>git's own discovery (gitrepository-layout(5), git(1) under GIT_DIR), from files alone.</summary>
internal sealed class WorktreeSearch(IFileTable files)
{
    public WorktreeLayout? FindUpwards(string directory)
    {
        for (string? folder = files.FindRealPath(directory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string dotGit = Path.Combine(folder, ".git");
            // A `.git` file that leads nowhere ends the search, as it does for git.
            if (File.Exists(dotGit))
                return GitFiles.ReadPointer(dotGit) is { } target ? Describe(target, folder) : null;
            if (GitFiles.IsGitDirectory(dotGit))
                return Describe(dotGit, folder);
            if (GitFiles.IsGitDirectory(folder))
                return Describe(folder, root: null);
        }

        return null;
    }

    public string? FindDangling(string directory)
    {
        string? folder = files.FindRealPath(directory);
        while (folder is not null && !Path.Exists(Path.Combine(folder, ".git")))
            folder = Path.GetDirectoryName(folder);
        return folder is not null && GitFiles.ReadPointer(Path.Combine(folder, ".git")) is { } target && !Directory.Exists(target) ? folder : null;
    }

    public WorktreeLayout? FindNamed(string directory, string gitDir)
    {
        string named = Path.GetFullPath(gitDir, directory);
        if (File.Exists(named) && GitFiles.ReadPointer(named) is { } target)
            named = target;
        if (Describe(named, root: null) is not { } layout)
            return null;
        // git runs a hook in the root of the worktree, so the way up from there usually knows it.
        string? root = FindUpwards(directory) is { } found && found.GitDirectory == layout.GitDirectory
            ? found.WorktreeRoot
            : layout.WorktreeRoot ?? ParentOfDotGit(layout);
        return layout with { WorktreeRoot = root, IsNamedByEnvironment = true };
    }

    private WorktreeLayout? Describe(string gitDirectory, string? root)
    {
        if (!GitFiles.IsGitDirectory(gitDirectory) || files.FindRealPath(gitDirectory) is not { } own)
            return null;
        if (files.FindRealPath(GitFiles.FindCommonDirectory(own)) is not { } common)
            return null;
        var layout = new WorktreeLayout { GitDirectory = own, CommonDirectory = common };
        return layout with { WorktreeRoot = FindRoot(layout, root) };
    }

    private string? FindRoot(WorktreeLayout layout, string? found)
    {
        if (!layout.IsLinked)
            return found is null || BareSetting.IsBare(layout.CommonDirectory) ? null : files.FindRealPath(found);
        string? recorded = found ?? Path.GetDirectoryName(GitFiles.ReadWorktreePointer(layout.GitDirectory));
        return recorded is null ? null : files.FindRealPath(recorded);
    }

    private string? ParentOfDotGit(WorktreeLayout layout) =>
        !layout.IsLinked && Path.GetFileName(layout.GitDirectory) == ".git" && !BareSetting.IsBare(layout.CommonDirectory)
            ? files.FindRealPath(Path.GetDirectoryName(layout.GitDirectory)!)
            : null;
}
