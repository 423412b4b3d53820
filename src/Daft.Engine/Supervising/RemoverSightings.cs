using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>Running processes that may be removing this worktree: <c>git worktree remove</c>, and <c>rm -r</c> of it or of a folder above.</summary>
internal sealed class RemoverSightings(IPlatform platform, IEventQueue events, FileIdentity root)
{
    private readonly HashSet<ProcessIdentity> _alive = [];
    private readonly HashSet<ProcessIdentity> _ofThisWorktree = [];

    /// <summary>
    /// One whose own argument is, as an absolute path, this very folder, seen while the administrative folder stood; kept
    /// after its end until cleared.
    /// </summary>
    public ProcessIdentity? Exact { get; private set; }

    public bool AnyAlive => _alive.Count > 0;

    /// <summary>One that is very likely at this worktree is still at work.</summary>
    public bool AnyOfThisWorktreeAlive => _ofThisWorktree.Overlaps(_alive);

    public bool ExactHasEnded => Exact is { } exact && !_alive.Contains(exact);

    /// <summary>Entries of the root disappeared while it lived and the jobs were frozen.</summary>
    public bool ExactDeleted { get; private set; }

    /// <summary>The administrative folder was found gone and it was still alive after that.</summary>
    public bool ExactTookTheAdministrativeFolder { get; private set; }

    /// <summary>One scan of every process, under a millisecond. True where a remover that may mean us is running.</summary>
    /// <param name="administrativeFolderStands">Only a remover seen while it still stood can have taken it away.</param>
    /// <param name="worktree">Where the worktree is now.</param>
    public bool Look(string worktree, bool administrativeFolderStands)
    {
        foreach (var remover in platform.Processes.FindRemovers())
        {
            Target target = TargetOf(remover, worktree);
            if (target == Target.Another)
                continue;
            if (target == Target.This && administrativeFolderStands)
                Exact ??= remover.Process;
            if (target is Target.This or Target.Probably)
                _ofThisWorktree.Add(remover.Process);
            if (_alive.Add(remover.Process))
                events.WatchEnd(remover.Process);
        }

        return AnyAlive;
    }

    /// <returns>Whether it was one of these.</returns>
    public bool OnEnded(ProcessIdentity process) => _alive.Remove(process);

    /// <summary>An entry of the root is gone, and no job can have done it.</summary>
    public void NoteDeletion() => ExactDeleted |= ExactIsRunning;

    public void NoteWhatStands(WorktreeEvidence evidence) =>
        ExactTookTheAdministrativeFolder |= !evidence.AdministrativeFolderStands && ExactIsRunning;

    /// <summary>It ended without having been seen to remove anything: what comes next has nothing to do with it.</summary>
    public void Clear()
    {
        Exact = null;
        ExactDeleted = false;
    }

    /// <summary>Asked of the system now: that its end has not been told yet proves nothing.</summary>
    private bool ExactIsRunning => Exact is { } exact && platform.Processes.IsRunning(exact);

    private Target TargetOf(RemoverProcess remover, string worktree)
    {
        if (RecursiveDelete.FindPaths(remover.Arguments) is { IsEmpty: false } paths)
            return paths.Any(path => Holds(Path.Combine(remover.WorkingDirectory, path), worktree)) ? Target.Probably : Target.Another;
        if (Path.GetFileNameWithoutExtension(remover.Arguments[0]) != "git")
            return Target.Another;
        string? argument = RemoverCommand.FindPath(remover.Arguments);
        if (argument is null || remover.WorkingDirectory.Length == 0)
            return Target.Unclear;
        FileIdentity? target = FindTarget(Path.Combine(remover.WorkingDirectory, argument));
        if (target is null)
            return Target.Unclear;
        return target != root ? Target.Another : Path.IsPathFullyQualified(argument) ? Target.This : Target.Probably;
    }

    private bool Holds(string folder, string worktree) =>
        platform.Files.FindRealPath(folder) is { } real
        && (worktree == real || worktree.StartsWith(real.TrimEnd('/') + '/', StringComparison.Ordinal));

    private FileIdentity? FindTarget(string path)
    {
        try
        {
            return platform.Files.FindIdentity(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private enum Target
    {
        This,
        Another,

        /// <summary>
        /// By <c>rm -r</c>, or by a relative path. git has gone up to the root of its worktree by the time it is seen, and from which subfolder
        /// nobody can tell: reason enough to freeze and to wait for it, never to delete.
        /// </summary>
        Probably,

        /// <summary>A short form of the name, or a folder that is gone: reason enough to freeze, never to delete.</summary>
        Unclear,
    }
}
