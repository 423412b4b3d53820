using Daft.Core.Removal;
using Daft.Core.Runs;

namespace Daft.Engine.Supervising;

/// <summary>
/// What becomes of the folder once the jobs of a removed worktree have ended: it is gone, or git's delete is finished
/// under the exact guard, or it is left as it is and reported. When in doubt nothing is deleted.
/// </summary>
internal sealed class RemovalEnd(RemovalWatch removal, Func<bool> jobsHaveEnded, RunRecorder recorder, SupervisorClock clock)
{
    /// <summary>Whoever deletes may not be done yet; calling the folder left too early would be untrue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PatienceWithRemovers = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private TimeSpan? _since;
    private TimeSpan _nextLook;

    public bool IsTold { get; private set; }

    /// <summary>None while something is alive again (a stray that was found late): its end is told, and until then nobody would look.</summary>
    public TimeSpan? NextDeadline => _since is null || IsTold || !jobsHaveEnded() ? null : _nextLook;

    /// <summary>Called when nothing of this run is alive any more; tells at most once.</summary>
    public void Tick()
    {
        _since ??= clock.Now;
        _nextLook = clock.Now + LookEvery;
        if (IsTold || SomebodyIsAtIt(clock.Now - _since.Value))
            return;
        try
        {
            Conclude();
        }
        catch (IOException e)
        {
            Tell(FolderFate.Left, $"it cannot be looked at: {e.Message}");
        }
    }

    /// <summary>Somebody else's removal, taken for one of this worktree, must not keep a supervisor for ever.</summary>
    private bool SomebodyIsAtIt(TimeSpan waited) =>
        removal.RemoverOfThisWorktreeIsAlive || (removal.RemoverIsAlive && waited < PatienceWithRemovers);

    private void Conclude()
    {
        if (!removal.SomethingIsAtThePath)
            Tell(removal.WasMovedAway ? FolderFate.MovedAway : FolderFate.Gone, "");
        else if (!removal.FolderIsTheRecordedOne)
            Tell(FolderFate.Left, "something else stands at its place; nothing was touched");
        else if (removal.Guard(jobsHaveEnded()).AllowsFinishing)
            Finish();
        else if (clock.Now - _since > Patience)
            Tell(FolderFate.Left, "its folder is still there; nothing was touched");
    }

    /// <summary>Links are deleted, never followed.</summary>
    private void Finish()
    {
        try
        {
            Directory.Delete(removal.CurrentPath, recursive: true);
            Tell(FolderFate.Finished, "");
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            Tell(FolderFate.Left, $"git could not delete it, and neither could daft: {e.Message}");
        }
    }

    private void Tell(FolderFate fate, string detail)
    {
        IsTold = true;
        recorder.Record(at => new RunEvent.WorktreeRemoved(at, fate, removal.CurrentPath, detail));
    }
}
