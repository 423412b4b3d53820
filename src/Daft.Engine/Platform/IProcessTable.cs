using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Engine.Platform;

/// <summary>What the stop ladder and the removal watch do to processes.</summary>
public enum ProcessSignal
{
    /// <summary>Stop where it stands; harmless and reversible.</summary>
    Freeze,
    Thaw,
    Terminate,
    Kill,
}

/// <summary>The processes of this machine, asked and signalled by identity, never by number alone.</summary>
public interface IProcessTable
{
    /// <summary>Null where no such process exists; a zombie exists.</summary>
    ProcessIdentity? Find(int pid);

    /// <summary>Whether this very process still runs; a zombie does not.</summary>
    bool IsRunning(ProcessIdentity process);

    /// <summary>
    /// Signals the whole group of a job whose leader we spawned and have not yet reaped (<see cref="Reap"/>): until
    /// then its number cannot belong to anybody else. Nothing happens where the group is gone.
    /// </summary>
    void SignalGroup(ProcessIdentity leader, ProcessSignal signal);

    /// <summary>Signals one process, if it is still the same.</summary>
    void Signal(ProcessIdentity process, ProcessSignal signal);

    /// <summary>
    /// After a job was spawned: what else the system counts by (Linux: the session), or what it cannot do while spawning. A
    /// job that was started at a lower priority can be given the normal one for a while, as far as the system lets us.
    /// </summary>
    /// <returns>False where it is to be asked again, not before a tenth of a second has gone by.</returns>
    bool TryPrioritise(ProcessIdentity leader, BackgroundPriority priority);

    /// <summary>How a child of ours ended, without reaping it: its number stays taken. Null while it runs.</summary>
    ExitReport? PeekExit(ProcessIdentity child);

    /// <summary>Lets go of an ended child. Its group must not be signalled after this.</summary>
    void Reap(ProcessIdentity child);

    /// <summary>Other living members of the group that this leader made, the leader itself left out.</summary>
    /// <param name="leaders">
    /// Numbers of all the children that this process started itself and has not reaped. Where the leader has ended and there
    /// are no other children than these, nobody is left of any group of an ended leader, and no other process need be looked at.
    /// </param>
    IReadOnlyList<ProcessIdentity> GroupMembers(ProcessIdentity leader, IReadOnlySet<int> leaders);

    /// <summary>Makes orphaned descendants children of this process, where the system can.</summary>
    void AdoptOrphans();

    /// <summary>Makes the calling thread run sooner when something wakes it, where the system can; what it starts is not concerned.</summary>
    void WakeSoon();

    /// <summary>Reaps adopted orphans that have ended; <paramref name="ours"/> (leaders of jobs) are left alone.</summary>
    void ReapOrphans(IReadOnlySet<int> ours);

    /// <summary>Living descendants of this process that have left the groups in <paramref name="groups"/>, with their working directories.</summary>
    IReadOnlyList<ProcessPlace> Strays(IReadOnlySet<int> groups);

    /// <summary>Whether this process was started with this environment variable; false where the system does not tell.</summary>
    bool Carries(ProcessIdentity process, string name, string value);

    /// <summary>Leaders of sessions of their own whose standard output is this file; empty where the system does not tell.</summary>
    /// <param name="path">Without links.</param>
    IReadOnlyList<ProcessIdentity> LeadersWritingTo(string path);

    /// <summary>Processes that a signal has stopped where they stand, or is about to, and that no terminal's job control can have; empty where the system does not tell.</summary>
    IReadOnlyList<ProcessPlace> FindFrozen();

    /// <summary>Working directories of the processes above this one, the nearest first; empty where the system does not tell.</summary>
    IEnumerable<string> FoldersOfAncestors();

    /// <summary>Running processes that look like a <c>git worktree remove</c> or an <c>rm</c>, of anything.</summary>
    IReadOnlyList<RemoverProcess> FindRemovers();
}

/// <param name="WorkingDirectory">Empty where the system does not tell.</param>
public sealed record ProcessPlace(ProcessIdentity Process, string WorkingDirectory);

/// <param name="Arguments">With the program's name first.</param>
/// <param name="WorkingDirectory">Empty where the system does not tell.</param>
public sealed record RemoverProcess(ProcessIdentity Process, IReadOnlyList<string> Arguments, string WorkingDirectory);
