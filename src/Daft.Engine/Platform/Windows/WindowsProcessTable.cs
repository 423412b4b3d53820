using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Engine.Platform.Windows;

/// <summary>Processes by handle, groups as Job Objects.</summary>
/// <remarks>
/// There is no request to end here that a program without a window or a shared console could hear: <see cref="ProcessSignal.Terminate"/>
/// ends at once, as <see cref="ProcessSignal.Kill"/> does.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class WindowsProcessTable(Children children) : IProcessTable
{
    private const uint EndedByUs = 128 + 15;

    public ProcessIdentity? Find(int pid) => WindowsProcesses.FindIdentity(pid);

    /// <summary>Nothing is left to do: the class was given when it was made.</summary>
    public bool TryPrioritise(ProcessIdentity leader, BackgroundPriority priority) => true;

    public bool IsRunning(ProcessIdentity process)
    {
        using var handle = WindowsProcesses.TryOpen(process, WindowsNumbers.ProcessSynchronize);
        return handle is not null && !WindowsProcesses.HasEnded(handle);
    }

    public void SignalGroup(ProcessIdentity leader, ProcessSignal signal)
    {
        if (children.Find(leader) is not { } child)
            return;
        if (signal == ProcessSignal.Freeze)
            child.Job?.Freeze();
        else if (signal == ProcessSignal.Thaw)
            child.Job?.Thaw();
        else
            child.End(signal);
    }

    public void Signal(ProcessIdentity process, ProcessSignal signal)
    {
        using var handle = WindowsProcesses.TryOpen(process, WindowsNumbers.ProcessTerminate | WindowsNumbers.ProcessSuspend);
        if (handle is null)
            return;
        _ = signal switch
        {
            ProcessSignal.Freeze => NtDll.SuspendProcess(handle) == 0,
            ProcessSignal.Thaw => NtDll.ResumeProcess(handle) == 0,
            _ => Kernel32.TerminateProcess(handle, EndedByUs),
        };
    }

    public ExitReport? PeekExit(ProcessIdentity child) => children.Find(child)?.FindExit();

    public void Reap(ProcessIdentity child) => children.Remove(child);

    public IReadOnlyList<ProcessIdentity> GroupMembers(ProcessIdentity leader, IReadOnlySet<int> leaders) =>
        [.. (children.Find(leader)?.Job?.Members() ?? []).Where(member => member != leader && IsRunning(member))];

    /// <summary>There are no orphans: a Job Object keeps its members whoever their parent was.</summary>
    public void AdoptOrphans()
    {
    }

    /// <summary>Nobody waits here for the first sign of a removal.</summary>
    public void WakeSoon()
    {
    }

    /// <summary>See <see cref="AdoptOrphans"/>.</summary>
    public void ReapOrphans(IReadOnlySet<int> ours)
    {
    }

    /// <summary>None: what left its Job Object asked to, and the system does not tell where it works.</summary>
    public IReadOnlyList<ProcessPlace> Strays(IReadOnlySet<int> groups) => [];

    /// <summary>Not told.</summary>
    public bool Carries(ProcessIdentity process, string name, string value) => false;

    /// <summary>Not told.</summary>
    public IReadOnlyList<ProcessIdentity> LeadersWritingTo(string path) => [];

    /// <summary>Not told: only threads are suspended here.</summary>
    public IReadOnlyList<ProcessPlace> FindFrozen() => [];

    public IEnumerable<string> FoldersOfAncestors() => [];

    public IReadOnlyList<RemoverProcess> FindRemovers()
    {
        var removers = new List<RemoverProcess>();
        foreach (var git in Process.GetProcessesByName("git"))
        {
            using (git)
            {
                if (FindRemover(git.Id) is { } remover)
                    removers.Add(remover);
            }
        }

        return removers;
    }

    private static RemoverProcess? FindRemover(int pid)
    {
        using var process = Kernel32.OpenProcess(WindowsNumbers.ProcessQuery | WindowsNumbers.ProcessSynchronize, 0, pid);
        if (WindowsProcesses.IdentityOf(process, pid) is not { } identity || WindowsProcesses.HasEnded(process))
            return null;
        var arguments = WindowsProcesses.Arguments(process);
        return arguments.Contains("worktree") && arguments.Contains("remove") ? new RemoverProcess(identity, arguments, "") : null;
    }
}
