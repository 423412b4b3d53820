using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.MacOS;

/// <summary>Processes through libproc and process groups.</summary>
/// <remarks>
/// macOS has no handle that names a process for good: a signal to a stranger is sent right after its start time was
/// compared. A group whose leader we have not reaped is safe all the same. It has no adoption of orphans either: a daemon
/// that forked twice is a child of launchd and no longer found as a descendant.
/// </remarks>
[SupportedOSPlatform("macos")]
internal sealed class MacProcessTable : IProcessTable
{
    private const int LowNiceness = 10;

    private readonly SignalNumbers _signals = new(MacNumbers.SignalStop, MacNumbers.SignalContinue);
    private readonly ChildExit _exits = new(MacNumbers.StatusOffsetInSignalInformation, MacNumbers.WaitLookOnly);

    public ProcessIdentity? Find(int pid) => MacProcesses.FindIdentity(pid);

    public bool IsRunning(ProcessIdentity process) =>
        MacProcesses.Find(process.Pid) is { HasEnded: false } found && found.Identity == process;

    public void SignalGroup(ProcessIdentity leader, ProcessSignal signal)
    {
        // kill(-1) and kill(0) would reach everybody; no leader of ours has these numbers.
        if (leader.Pid > 1)
            _ = Libc.Kill(-leader.Pid, _signals.Of(signal));
    }

    public void Signal(ProcessIdentity process, ProcessSignal signal)
    {
        if (process.Pid > 1 && Find(process.Pid) == process)
            _ = Libc.Kill(process.Pid, _signals.Of(signal));
    }

    /// <summary>
    /// Here a niceness is a whole process's, so it is given once the child is there, in the time that its shell needs to start;
    /// what it starts inherits it. Idle is what <c>taskpolicy -b</c> gives: the processor, the disk and the network.
    /// </summary>
    public bool TryPrioritise(ProcessIdentity leader, BackgroundPriority priority)
    {
        _ = priority switch
        {
            BackgroundPriority.Idle => Libc.SetPriority(MacNumbers.DarwinPriorityOfProcess, leader.Pid, MacNumbers.DarwinBackground),
            BackgroundPriority.Low => Libc.SetPriority(MacNumbers.PriorityOfProcess, leader.Pid, LowNiceness),
            _ => Libc.SetPriority(MacNumbers.DarwinPriorityOfProcess, leader.Pid, 0),
        };
        return true;
    }

    public ExitReport? PeekExit(ProcessIdentity child) => _exits.Peek(child.Pid);

    public void Reap(ProcessIdentity child) => ChildExit.Reap(child.Pid);

    public IReadOnlyList<ProcessIdentity> GroupMembers(ProcessIdentity leader, IReadOnlySet<int> leaders) =>
        [.. MacProcesses.All()
            .Where(process => process.Group == leader.Pid && process.Identity.Pid != leader.Pid && !process.HasEnded)
            .Select(process => process.Identity)];

    /// <summary>Nothing like it here.</summary>
    public void AdoptOrphans()
    {
    }

    /// <summary>Nothing like it here.</summary>
    public void WakeSoon()
    {
    }

    /// <summary>There are none.</summary>
    public void ReapOrphans(IReadOnlySet<int> ours)
    {
    }

    /// <summary>Without our own session: no descendant of a job is in it, because a session can be left but not entered.</summary>
    public IReadOnlyList<ProcessPlace> Strays(IReadOnlySet<int> groups)
    {
        int ownSession = Libc.GetSession(0);
        return
        [
            .. Descendants()
                .Where(process => !process.HasEnded && !groups.Contains(process.Group) && Libc.GetSession(process.Identity.Pid) != ownSession)
                .Select(process => new ProcessPlace(process.Identity, MacProcesses.WorkingDirectory(process.Identity.Pid))),
        ];
    }

    /// <summary>Not told: libproc keeps environments to itself.</summary>
    public bool Carries(ProcessIdentity process, string name, string value) => false;

    /// <summary>Not told.</summary>
    public IReadOnlyList<ProcessIdentity> LeadersWritingTo(string path) => [];

    /// <summary>Nothing is frozen here.</summary>
    public IReadOnlyList<ProcessPlace> FindFrozen() => [];

    public IEnumerable<string> FoldersOfAncestors() => [];

    public IReadOnlyList<RemoverProcess> FindRemovers() =>
        [.. MacProcesses.All().Where(process => process.Command == "git" && !process.HasEnded).Select(FindRemover).OfType<RemoverProcess>()];

    private static RemoverProcess? FindRemover(MacProcess process)
    {
        int pid = process.Identity.Pid;
        string workingDirectory = MacProcesses.WorkingDirectory(pid);
        var arguments = MacProcesses.Arguments(pid);
        bool looksLikeOne = arguments.Contains("worktree") && arguments.Contains("remove");

        // What was read in between belongs to this process only if the number has not changed hands.
        return looksLikeOne && MacProcesses.FindIdentity(pid) == process.Identity
            ? new RemoverProcess(process.Identity, arguments, workingDirectory)
            : null;
    }

    private static List<MacProcess> Descendants()
    {
        var children = MacProcesses.All().ToLookup(process => process.Parent);
        var found = new List<MacProcess>();
        var next = new Queue<int>([Environment.ProcessId]);
        while (next.TryDequeue(out int parent))
        {
            found.AddRange(children[parent]);
            foreach (var child in children[parent])
                next.Enqueue(child.Identity.Pid);
        }

        return found;
    }
}
