using Daft.Core.Planning;
using Daft.Core.Removal;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>Gathers the evidence of one look at the worktree.</summary>
internal sealed class WorktreeLook(RunPlan plan, IPlatform platform)
{
    /// <summary><c>&lt;common-dir&gt;/worktrees/&lt;id&gt;</c>; the common dir itself for the main worktree.</summary>
    public string AdministrativeFolder { get; } = plan.Worktree.IsMain
        ? plan.CommonDirectory
        : Path.Combine(plan.CommonDirectory, "worktrees", plan.Worktree.AdministrativeId);

    public bool RepositoryStands => File.Exists(Path.Combine(plan.CommonDirectory, "HEAD"));

    public bool IsRecordedFolder(string path) => platform.Files.FindOwnIdentity(path) == plan.Worktree.Root;

    public bool Exists(string path) => platform.Files.FindOwnIdentity(path) is not null;

    /// <exception cref="IOException">It cannot be told; nothing follows from that.</exception>
    public WorktreeEvidence At(string path)
    {
        bool stands = IsRecordedFolder(path);
        return new WorktreeEvidence
        {
            RootStands = stands,
            GitFileStands = stands && Exists(Path.Combine(path, ".git")),
            AdministrativeFolderStands = AdministrativeFolderStands(),
            StandsElsewhereAt = stands ? null : FindNewPlace(path),
        };
    }

    /// <summary>An id is reused by the next worktree of the same name; its marker then says another nonce.</summary>
    private bool AdministrativeFolderStands()
    {
        if (plan.Worktree.IsMain)
            return Exists(plan.CommonDirectory);
        return Exists(Path.Combine(AdministrativeFolder, "gitdir")) && !HasForeignMarker();
    }

    private bool HasForeignMarker()
    {
        try
        {
            string nonce = File.ReadAllText(Path.Combine(AdministrativeFolder, "daft")).Trim();
            return nonce.Length > 0 && plan.Worktree.Nonce.Length > 0 && nonce != plan.Worktree.Nonce;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // `daft uninstall` takes the marker and leaves the worktree.
            return false;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>What <c>git worktree move</c> has written, if the recorded folder is really there.</summary>
    private string? FindNewPlace(string oldPath)
    {
        if (plan.Worktree.IsMain || NamedPlace() is not { } place)
            return null;
        return place != oldPath && IsRecordedFolder(place) ? place : null;
    }

    private string? NamedPlace()
    {
        try
        {
            string gitFile = File.ReadAllText(Path.Combine(AdministrativeFolder, "gitdir")).TrimEnd('\n');
            return gitFile.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(gitFile, AdministrativeFolder));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
