using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Planning;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Installing;

/// <summary>
/// <c>daft uninstall</c> in one repository: the configuration and the hooks folder byte for byte as they were, what others
/// have changed since left alone. What calls goes before what is called.
/// </summary>
/// <param name="executable">Absolute path of daft's executable, as for <see cref="Installer"/>.</param>
public sealed class Uninstaller(WorktreeLayout layout, GitCommand git, IFileTable files, string executable)
{
    private readonly InstallationPaths _paths = new(layout.CommonDirectory);

    /// <exception cref="DaftException">The repository cannot be written, or git cannot be asked.</exception>
    public async Task<InstallationReport> UninstallAsync(CancellationToken cancellationToken)
    {
        InstallationRecord? record = InstallationRecord.Find(_paths.Record);
        var slot = new HookSlot(record?.HooksFolder ?? (await HooksFolder.FindAsync(layout, git, cancellationToken)).Path);
        var hook = new RepositoryHook(_paths, git, files);
        string? obstacle = await hook.FindObstacleAsync(cancellationToken);
        try
        {
            InstallationStep configuration = obstacle is null ? hook.Remove() : hook.LeaveAlone(obstacle);
            return Report([configuration, .. RemoveFileHook(slot, record), RemoveShimCopy(), .. RemoveMarkers()]);
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot take the hook away: {refused.Message}", refused, $"daft writes into '{layout.CommonDirectory}'; is it read-only, or the disk full?");
        }
    }

    private ImmutableArray<InstallationStep> RemoveFileHook(HookSlot slot, InstallationRecord? record)
    {
        ImmutableArray<InstallationStep> steps = FileHook.Remove(slot, Shim.Write(executable), record);
        if (record is { MadeFolder: true } && Directory.Exists(slot.Folder) && !Directory.EnumerateFileSystemEntries(slot.Folder).Any())
            Directory.Delete(slot.Folder);
        return steps;
    }

    private InstallationStep RemoveShimCopy()
    {
        bool wasThere = File.Exists(_paths.ShimCopy);
        if (wasThere)
            File.Delete(_paths.ShimCopy);
        return new InstallationStep(InstallationPart.ShimCopy, wasThere ? StepOutcome.Done : StepOutcome.AlreadySo, _paths.ShimCopy);
    }

    /// <summary>Runs stay, and their jobs run on: what says whose they are stays with them.</summary>
    private ImmutableArray<InstallationStep> RemoveMarkers()
    {
        HashSet<string> needed = FindNoncesOfRuns();
        ImmutableArray<InstallationStep> steps = [.. WorktreeList.Read(layout.CommonDirectory)
            .Where(worktree => !needed.Contains(WorktreeMarker.Find(worktree.GitDirectory) ?? ""))
            .Where(worktree => WorktreeMarker.Remove(worktree.GitDirectory))
            .Select(Removed)];
        RemoveFolder();
        return steps;
    }

    private HashSet<string> FindNoncesOfRuns()
    {
        var runs = new RunStore(layout.CommonDirectory, files).List().Select(RunReader.TryReadPlan).OfType<RunPlan>();
        return [.. runs.Select(run => run.Worktree.Nonce).Where(nonce => nonce.Length > 0)];
    }

    private static InstallationStep Removed(LinkedWorktree worktree) =>
        new(InstallationPart.Marker, StepOutcome.Done, Path.Combine(worktree.GitDirectory, WorktreeMarker.FileName));

    /// <summary>Runs and their logs stay; empty folders are nobody's.</summary>
    private void RemoveFolder()
    {
        if (!Directory.Exists(_paths.Folder))
            return;
        File.Delete(_paths.Record);
        if (!Directory.EnumerateFiles(_paths.Folder, "*", SearchOption.AllDirectories).Any())
            Directory.Delete(_paths.Folder, recursive: true);
    }

    private static InstallationReport Report(ImmutableArray<InstallationStep> steps)
    {
        bool stillCalled = steps.Any(step => step is { Part: InstallationPart.FileHook, Outcome: StepOutcome.LeftAlone });
        return new InstallationReport { Fires = stillCalled, Steps = steps, Hint = stillCalled ? "delete daft's lines there by hand" : null };
    }
}
