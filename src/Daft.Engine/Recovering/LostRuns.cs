using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Supervising;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Recovering;

/// <summary>
/// What every reader owes a run whose supervisor is gone without a word. It thaws what that supervisor had frozen while it
/// looked for a removal; where the worktree is provably removed it has the jobs ended; and where nothing lives any more it says
/// so in the journal, so that nobody looks again. All of it by whoever gets the run's lock, so never by two, and never while a
/// supervisor lives. What still runs in a worktree that stands is left running: it does the user's work, and only its end
/// will not be recorded. A run of another boot is left alone: either nothing of it can live, or it lives under another
/// kernel. Only after a day without a line of it (<see cref="RunSilence"/>) is it settled, too.
/// </summary>
public sealed class LostRuns(IPlatform platform, RunLauncher launcher, TimeProvider time)
{
    private readonly Survivors _survivors = new(platform);

    /// <summary>A directory or a disk that cannot be written is not the reader's trouble: then nothing is done.</summary>
    /// <param name="run">As just read.</param>
    /// <param name="environment">For a successor of the supervisor, where one is needed.</param>
    public void Tend(RunSnapshot run, IReadOnlyDictionary<string, string> environment)
    {
        if (run.IsSupervised || run.State.IsFinished || run.State.IsSettled)
            return;
        if (run.State.IsOfAnotherBoot(platform.BootId) && !RunSilence.IsOver(run.Folder, time.GetUtcNow()))
            return;
        try
        {
            // The lock is held for a moment and only where something is to be written: others take its holder for a supervisor.
            ImmutableArray<Survivor> living = _survivors.Of(run.State);
            ImmutableArray<ProcessIdentity> frozen = FindFrozen(run.State, living);
            if (living.IsEmpty || !frozen.IsEmpty)
                TendUnderLock(run, living, frozen);
            if (!living.IsEmpty && IsWorktreeRemoved(run, platform))
                launcher.TryRecover(run.Folder, environment);
        }
        catch (Exception e) when (FileTrouble.Is(e) || e is DaftException)
        {
            // The lock cannot be had, the journal not be written, nobody be started: the next reader tries again.
        }
    }

    /// <summary>Nothing of a run that is lost is ever started: of what was found before the lock was taken nothing can have become more.</summary>
    private void TendUnderLock(RunSnapshot run, ImmutableArray<Survivor> living, ImmutableArray<ProcessIdentity> frozen)
    {
        using SafeFileHandle? held = platform.Files.TryLock(run.Folder.LockPath);
        if (held is null || RunState.From(run.State.Plan, Journal.Read(run.Folder)) is { IsFinished: true } or { IsSettled: true })
            return;
        using var journal = new Journal(run.Folder);
        if (!frozen.IsEmpty)
            Thaw(living, frozen, journal);
        if (living.IsEmpty)
            journal.Append(new RunEvent.RunSettled(time.GetUtcNow()));
    }

    /// <summary>Only what is certain counts: a folder that is merely elsewhere may be on its way back.</summary>
    internal static bool IsWorktreeRemoved(RunSnapshot run, IPlatform platform)
    {
        try
        {
            return WorktreeVerdict.Of(new WorktreeLook(run.State.Plan, platform).At(run.State.Plan.Worktree.Path)) is WorktreeVerdict.Removed;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private ImmutableArray<ProcessIdentity> FindFrozen(RunState run, ImmutableArray<Survivor> living) => run.BootId == platform.BootId
        ? [.. platform.Processes.FindFrozen().Where(stopped => IsOfRun(stopped, run, living)).Select(stopped => stopped.Process)]
        : [];

    private void Thaw(ImmutableArray<Survivor> living, ImmutableArray<ProcessIdentity> frozen, Journal journal)
    {
        // The others of its job too: one that has not felt the freeze yet would stop after the look.
        foreach (ProcessIdentity process in frozen.Union(living.SelectMany(survivor => survivor.Members)))
            platform.Processes.Signal(process, ProcessSignal.Thaw);
        journal.Append(new RunEvent.Noted(time.GetUtcNow(), $"thawed {frozen.Length} processes that the supervisor had left frozen"));
    }

    /// <summary>A daemon that left its job's group was frozen too, if it worked in the worktree; a run's id in its environment is its proof.</summary>
    private bool IsOfRun(ProcessPlace stopped, RunState run, ImmutableArray<Survivor> living) =>
        living.Any(survivor => survivor.Members.Contains(stopped.Process))
        || (StrayHunt.IsWithin(stopped.WorkingDirectory, run.Plan.Worktree.Path)
            && platform.Processes.Carries(stopped.Process, JobEnvironment.RunIdVariable, run.Plan.RunId));
}
