using System.Runtime.InteropServices;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>Processes through <c>/proc</c>, pidfds and process groups.</summary>
internal sealed class LinuxProcessTable : IProcessTable
{
    private const int SetChildSubreaper = 36;

    private readonly SignalNumbers _signals = new(LinuxNumbers.SignalStop, LinuxNumbers.SignalContinue);
    private readonly ChildExit _exits = new(LinuxNumbers.StatusOffsetInSignalInformation, LinuxNumbers.WaitLookOnly);

    private bool _adoptsOrphans;

    public ProcessIdentity? Find(int pid) => ProcFiles.FindIdentity(pid);

    public bool IsRunning(ProcessIdentity process) => ProcFiles.FindStatus(process.Pid) is { } status
        ? !status.HasEnded && (status.Identity == process || IsOwnChild(process))
        : IsHidden(process.Pid);

    public void SignalGroup(ProcessIdentity leader, ProcessSignal signal)
    {
        // kill(-1) and kill(0) would reach everybody; no leader of ours has these numbers.
        if (leader.Pid > 1)
            _ = Libc.Kill(-leader.Pid, _signals.Of(signal));
    }

    public void Signal(ProcessIdentity process, ProcessSignal signal) => Pidfd.Signal(process, _signals.Of(signal));

    public bool TryPrioritise(ProcessIdentity leader, BackgroundPriority priority) => LinuxPriority.TryPrioritiseSession(leader.Pid, priority);

    public ExitReport? PeekExit(ProcessIdentity child) => _exits.Peek(child.Pid);

    public void Reap(ProcessIdentity child) => ChildExit.Reap(child.Pid);

    /// <remarks>
    /// What a leader leaves behind becomes a child of ours before its end is heard of, or stays a descendant of such a child:
    /// where we have none but leaders, it left nothing. The whole of <c>/proc</c> costs some 10 ms on a busy machine, for each job.
    /// </remarks>
    public IReadOnlyList<ProcessIdentity> GroupMembers(ProcessIdentity leader, IReadOnlySet<int> leaders) =>
        _adoptsOrphans && PeekExit(leader) is not null && ProcFiles.FindOwnChildren()?.All(leaders.Contains) == true
            ? []
            : [.. ProcFiles.All().Where(p => p.Group == leader.Pid && p.Pid != leader.Pid && !p.HasEnded).Select(p => p.Identity)];

    public void AdoptOrphans() => _adoptsOrphans = LinuxLibc.ProcessControl(SetChildSubreaper, 1, 0, 0, 0) == 0;

    public void WakeSoon() => LinuxWakeUp.HurryThisThread();

    public void ReapOrphans(IReadOnlySet<int> ours)
    {
        foreach (var process in ProcFiles.All())
        {
            bool isAdopted = process.Parent == Environment.ProcessId && process.Session != OwnSession;
            if (process.HasEnded && isAdopted && !ours.Contains(process.Pid))
                ChildExit.Reap(process.Pid);
        }
    }

    public IReadOnlyList<ProcessPlace> Strays(IReadOnlySet<int> groups) =>
        [.. Descendants()
            .Where(process => !process.HasEnded && process.Session != OwnSession && !groups.Contains(process.Group))
            .Select(process => new ProcessPlace(process.Identity, ProcFiles.WorkingDirectory(process.Pid)))];

    public bool Carries(ProcessIdentity process, string name, string value) =>
        ProcFiles.HasVariable(process.Pid, $"{name}={value}") && ProcFiles.FindIdentity(process.Pid) == process;

    public IReadOnlyList<ProcessIdentity> LeadersWritingTo(string path) =>
        [.. ProcFiles.All()
            .Where(process => process.Session == process.Pid && process.Group == process.Pid && !process.HasEnded && ProcFiles.StandardOutput(process.Pid) == path)
            .Select(process => process.Identity)];

    public IReadOnlyList<ProcessPlace> FindFrozen() =>
        [.. ProcFiles.Pids().Select(FindFrozen).OfType<ProcessStatus>()
            .Select(process => new ProcessPlace(process.Identity, ProcFiles.WorkingDirectory(process.Pid)))];

    public IEnumerable<string> FoldersOfAncestors()
    {
        for (int pid = Environment.ProcessId; ProcFiles.FindStatus(pid) is { Parent: > 1 } status; pid = status.Parent)
        {
            if (ProcFiles.WorkingDirectory(status.Parent) is { Length: > 0 } folder)
                yield return folder;
        }
    }

    public IReadOnlyList<RemoverProcess> FindRemovers()
    {
        var removers = new List<RemoverProcess>();
        foreach (int pid in ProcFiles.Pids())
        {
            if (ProcFiles.MayBeRemover(pid) && FindRemover(pid) is { } remover)
                removers.Add(remover);
        }

        return removers;
    }

    /// <summary>
    /// Our own session: no descendant of a job is in it, because a session can be left but not entered. What is, the base
    /// library started (git, a condition's command) and reaps itself.
    /// </summary>
    private static int OwnSession { get; } = ProcFiles.FindStatus(Environment.ProcessId)?.Session ?? 0;

    /// <summary>
    /// A job that runs a set-user-id program (<c>sudo make</c>) where <c>/proc</c> is mounted with <c>hidepid=2</c>: there, but
    /// nothing of it may be read.
    /// </summary>
    private bool IsHidden(int pid)
    {
        bool exists = pid > 0 && (Libc.Kill(pid, 0) == 0 || Marshal.GetLastPInvokeError() == LinuxNumbers.NotPermitted);
        return exists && _exits.Peek(pid) is null;
    }

    /// <summary>What was spawned while <c>/proc</c> could not be read: its number is its own until it is reaped.</summary>
    private bool IsOwnChild(ProcessIdentity process) => !process.IsProvable && _exits.IsChild(process.Pid);

    /// <summary>What is pending is asked first: between the two looks it may come to pass, and never the other way round.</summary>
    private static ProcessStatus? FindFrozen(int pid)
    {
        bool isPending = ProcFiles.IsStopPending(pid);
        return ProcFiles.FindStatus(pid) is { Terminal: 0, HasEnded: false } status && (isPending || status.State == 'T') ? status : null;
    }

    private static RemoverProcess? FindRemover(int pid)
    {
        if (ProcFiles.FindStatus(pid) is not { HasEnded: false } status)
            return null;
        string workingDirectory = ProcFiles.WorkingDirectory(pid);
        string[] arguments = ProcFiles.CommandLine(pid);

        // What was read in between belongs to this process only if the number has not changed hands.
        bool isSame = arguments.Length > 0 && ProcFiles.FindIdentity(pid) == status.Identity;
        return isSame ? new RemoverProcess(status.Identity, arguments, workingDirectory) : null;
    }

    private static List<ProcessStatus> Descendants()
    {
        var children = ProcFiles.All().ToLookup(process => process.Parent);
        var found = new List<ProcessStatus>();
        var next = new Queue<int>([Environment.ProcessId]);
        while (next.TryDequeue(out int parent))
        {
            found.AddRange(children[parent]);
            foreach (var child in children[parent])
                next.Enqueue(child.Pid);
        }

        return found;
    }
}
