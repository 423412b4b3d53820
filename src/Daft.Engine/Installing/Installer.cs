using System.Collections.Immutable;
using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Installing;

/// <summary>
/// <c>daft install</c> in one repository. Decides everything first, then writes in an order in which a crash at any
/// point leaves git working: what is called before what calls it. Doing it again changes nothing.
/// </summary>
/// <param name="executable">Absolute path of daft's executable, for the shim.</param>
public sealed class Installer(WorktreeLayout layout, GitCommand git, IFileTable files, string executable)
{
    private readonly InstallationPaths _paths = new(layout.CommonDirectory);

    /// <exception cref="DaftException">The repository cannot be written, or git cannot be asked.</exception>
    public async Task<InstallationReport> InstallAsync(CancellationToken cancellationToken)
    {
        bool readsConfiguration = await ReadVersionAsync(cancellationToken) >= GitVersion.WithConfigurationHooks;
        HooksFolder folder = await HooksFolder.FindAsync(layout, git, cancellationToken);
        var hook = new RepositoryHook(_paths, git, files);
        // Null: nothing in the way. Empty: this git reads no hooks from its configuration, and there is nothing to tell.
        string? obstacle = readsConfiguration ? await hook.FindObstacleAsync(cancellationToken) : "";
        try
        {
            return Install(obstacle is null ? hook : null, [.. Obstacles(hook, obstacle)], folder);
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot install the hook: {refused.Message}", refused, $"daft writes into '{layout.CommonDirectory}'; is it read-only, or the disk full?");
        }
    }

    /// <param name="hook">Null where there can be none.</param>
    private InstallationReport Install(RepositoryHook? hook, ImmutableArray<InstallationStep> obstacles, HooksFolder folder)
    {
        byte[] shim = Shim.Write(executable);
        var slot = new HookSlot(folder.Path);
        FileHookPlan plan = folder.WhyNotOurs is { } reason
            ? new FileHookPlan(FileHookAction.Nothing, false, reason)
            : FileHookPlan.For(slot, shim, InstallationRecord.Find(_paths.Record)?.ShimHash);
        if (hook is null && !plan.Fires)
            return NotInstalled([.. obstacles, .. FileHook.Place(slot, plan, shim)]);
        files.CreatePrivateDirectory(_paths.Folder);
        ImmutableArray<InstallationStep> markers = [.. WorktreeList.Read(layout.CommonDirectory).Select(Mark)];
        ImmutableArray<InstallationStep> configuration = hook is null ? obstacles : [WriteShimCopy(shim), hook.Add()];
        WriteRecord(folder, plan, shim);
        return new InstallationReport { Fires = true, Steps = [.. configuration, .. FileHook.Place(slot, plan, shim), .. markers] };
    }

    private static IEnumerable<InstallationStep> Obstacles(RepositoryHook hook, string? obstacle) =>
        string.IsNullOrEmpty(obstacle) ? [] : [hook.LeaveAlone(obstacle)];

    private static InstallationReport NotInstalled(ImmutableArray<InstallationStep> steps) => new()
    {
        Fires = false,
        Steps = steps,
        Hint = $"with git {GitVersion.WithConfigurationHooks} or later daft needs no place in the hooks folder",
    };

    private async Task<GitVersion> ReadVersionAsync(CancellationToken cancellationToken)
    {
        ShortCommandResult result = await git.RunAsync(["version"], cancellationToken);
        return result is ShortCommandResult.Finished { ExitCode: 0 } finished && GitVersion.Parse(finished.OutputText) is { } version
            ? version
            : throw new DaftException($"cannot tell git's version: {result.Describe("git version")}");
    }

    private InstallationStep WriteShimCopy(byte[] shim)
    {
        var step = new InstallationStep(InstallationPart.ShimCopy, StepOutcome.Done, _paths.ShimCopy);
        if (File.Exists(_paths.ShimCopy) && File.ReadAllBytes(_paths.ShimCopy).AsSpan().SequenceEqual(shim))
            return step with { Outcome = StepOutcome.AlreadySo };
        WholeFile.WriteExecutable(_paths.ShimCopy, shim, replace: true);
        return step;
    }

    /// <summary>Before the hooks folder is touched, so that a removal after a crash knows what to look for.</summary>
    private void WriteRecord(HooksFolder folder, FileHookPlan plan, byte[] shim)
    {
        if (plan.Action == FileHookAction.Nothing)
            return;
        var record = new InstallationRecord
        {
            HooksFolder = folder.Path,
            MadeFolder = !Directory.Exists(folder.Path) || InstallationRecord.Find(_paths.Record) is { MadeFolder: true },
            ShimHash = InstallationRecord.HashOf(shim),
        };
        record.Write(_paths.Record);
    }

    /// <summary>It exists already, so that its first checkout after this is no creation.</summary>
    private static InstallationStep Mark(LinkedWorktree worktree) => new(
        InstallationPart.Marker,
        WorktreeMarker.Claim(worktree.GitDirectory).IsOurs ? StepOutcome.Done : StepOutcome.AlreadySo,
        Path.Combine(worktree.GitDirectory, WorktreeMarker.FileName));
}
