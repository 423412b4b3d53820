using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Preparing;

namespace Daft.Engine.Layers;

/// <param name="IsRepositorys">It came with the repository, whatever it is called, and needs approval like the rest of it.</param>
internal sealed record OwnFile(ConfigurationSource Source, bool IsRepositorys);

/// <summary>
/// The files in and around one worktree that are the user's own as long as the repository did not bring them. Where there
/// are none it takes a look at each name; git is asked about one that is there.
/// </summary>
internal sealed class OwnFiles(WorktreeLayout layout, IFileTable files, TrackedFiles tracked)
{
    /// <summary>Beside the repository's file in the working tree, else in the main worktree: there only what git does not track.</summary>
    /// <exception cref="DaftException">It is there and cannot be read, or git does not say whose it is.</exception>
    public async Task<OwnFile?> FindLocalAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (layout.WorktreeRoot is not { } root || FindName(root, names) is not { } name)
            return await FindUntrackedInMainAsync(names, cancellationToken) is { } other ? new OwnFile(other.File.Source, IsRepositorys: false) : null;
        return new OwnFile(
            ConfigurationSource.Read(Path.Combine(root, name), name),
            await tracked.IsTrackedAsync(layout, name, cancellationToken));
    }

    /// <summary>The first of <paramref name="names"/> that is a file in the main worktree; null where that one is tracked, for then it belongs to another commit.</summary>
    /// <exception cref="DaftException">As above.</exception>
    public async Task<MainFile?> FindUntrackedInMainAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        // A look at the folder costs less than to make sure of it.
        if (layout.MainFolder is not { } folder || FindName(folder, names) is not { } name)
            return null;
        if (layout.FindMain(files) is not { WorktreeRoot: { } root } main || await tracked.IsTrackedAsync(main, name, cancellationToken))
            return null;
        string path = Path.Combine(root, name);
        return new MainFile(root, new RepositoryFile(name, ConfigurationSource.Read(path, path)));
    }

    /// <summary><c>&lt;git-common-dir&gt;/daft/local.yml</c>, of all worktrees of this clone.</summary>
    /// <exception cref="DaftException">It is there and cannot be read.</exception>
    public OwnFile? FindLocalOfClone()
    {
        string path = Path.Combine(layout.CommonDirectory, "daft", "local.yml");
        return File.Exists(path) ? new OwnFile(ConfigurationSource.Read(path, path), MayBeCommitted()) : null;
    }

    private static string? FindName(string folder, IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => File.Exists(Path.Combine(folder, name)));

    /// <summary>
    /// A repository can hold folders that look like another repository's git directory. They lie in a working tree without
    /// a <c>.git</c> on the way, which is the one name that git commits nothing under.
    /// </summary>
    private bool MayBeCommitted()
    {
        for (string folder = layout.CommonDirectory; Path.GetFileName(folder) is { Length: > 0 } and not ".git"; folder = Path.GetDirectoryName(folder)!)
        {
            string dotGit = Path.Combine(Path.GetDirectoryName(folder)!, ".git");
            if (Path.Exists(dotGit))
                return FindCommonDirectory(dotGit) != layout.CommonDirectory;
        }

        return false;
    }

    private string? FindCommonDirectory(string dotGit) =>
        files.FindRealPath(GitFiles.FindCommonDirectory((File.Exists(dotGit) ? GitFiles.ReadPointer(dotGit) : dotGit) ?? dotGit));
}

/// <summary>An untracked file of the main worktree.</summary>
internal sealed record MainFile(string Root, RepositoryFile File);
