using Daft.Core.Runs;

namespace Daft.Engine.Platform;

/// <summary>
/// One place to wait for everything: ends of processes, changes of files and folders, signals to this process. One
/// thread waits; nothing polls where the system can tell.
/// </summary>
public interface IEventQueue : IDisposable
{
    /// <summary>Tells <see cref="PlatformEvent.ProcessEnded"/> once; at once where the process is already gone. Children and strangers alike.</summary>
    void WatchEnd(ProcessIdentity process);

    /// <summary>
    /// Tells <see cref="PlatformEvent.Changed"/> for what <paramref name="interest"/> names. False where the system has
    /// no watch to give (the caller then looks every 250 ms).
    /// </summary>
    bool TryWatch(string path, WatchInterest interest);

    /// <summary>Ends the watches of this path. What they have told already may still come out of <see cref="Wait"/>.</summary>
    void Unwatch(string path);

    /// <summary>From now on SIGTERM, SIGINT and SIGHUP do not end this process but are told as <see cref="PlatformEvent.Signalled"/>.</summary>
    void CatchSignals();

    /// <summary>Makes a waiting <see cref="Wait"/> return; the only member that another thread may call.</summary>
    void Wake();

    /// <summary>Waits for at least one event, or until <paramref name="timeout"/> (null: for ever). Empty on time-out and on <see cref="Wake"/>.</summary>
    IReadOnlyList<PlatformEvent> Wait(TimeSpan? timeout);
}

public enum WatchInterest
{
    /// <summary>A worktree's root: its own opening and that of its <c>.git</c>, deletes and moves of its entries, its own end or move.</summary>
    WorktreeRoot,

    /// <summary>A worktree's administrative folder: entries made, changed, deleted, its own end.</summary>
    AdministrativeFolder,

    /// <summary>A folder into which other processes rename files: entries that appear.</summary>
    Arrivals,

    /// <summary>A folder of files that others hold (<see cref="IFileTable.CreateHeld"/>): those that are let go of, whichever way.</summary>
    Releases,

    /// <summary>One file that others append to.</summary>
    Growth,

    /// <summary>The same, told once and then no more: whoever wants the next one too watches again. So a job that writes all the time costs nothing.</summary>
    NextGrowth,
}

public abstract record PlatformEvent
{
    public sealed record ProcessEnded(ProcessIdentity Process) : PlatformEvent;

    /// <param name="Path">As given to <see cref="IEventQueue.TryWatch"/>.</param>
    /// <param name="Entry">Name of the entry concerned; null for the watched thing itself, and where the system does not say.</param>
    public sealed record Changed(string Path, FolderChange Change, string? Entry) : PlatformEvent;

    public sealed record Signalled(TerminationSignal Signal) : PlatformEvent;
}

public enum FolderChange
{
    Opened,
    Appeared,
    Modified,
    Deleted,
    MovedOut,

    /// <summary>A file that was open to be written is so no more, perhaps because a process was killed. Its lock goes a moment later.</summary>
    Closed,

    /// <summary>The watched thing itself was deleted.</summary>
    SelfDeleted,

    /// <summary>The watched thing itself was renamed.</summary>
    SelfMoved,

    /// <summary>Events were lost, or the system tells no more than "something": look for yourself.</summary>
    Unknown,
}

public enum TerminationSignal
{
    Interrupt,
    Terminate,
    HangUp,
}
