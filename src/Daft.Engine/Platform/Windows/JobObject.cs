using System.Runtime.InteropServices;
using Daft.Core.Runs;

namespace Daft.Engine.Platform.Windows;

/// <summary>
/// What a process group is on Unix: a leader and everything it starts, unless a program asks to be let out (a server that
/// others use too). It is not closed with its members killed, so that they outlive the supervisor as they do elsewhere.
/// </summary>
internal sealed unsafe class JobObject : IDisposable
{
    private const int HeaderSize = 8;
    private const int MostMembers = 1024;

    private readonly KernelHandle _handle = JobObjectCalls.Create(null, null);
    private readonly HashSet<ProcessIdentity> _frozen = [];

    public JobObject()
    {
        var limits = new JobLimits { Flags = WindowsNumbers.JobAllowsBreakaway };
        _ = JobObjectCalls.SetInformation(_handle, WindowsNumbers.JobBasicLimits, &limits, (uint)sizeof(JobLimits));
    }

    public bool TryAssign(nint process) => JobObjectCalls.Assign(_handle, process);

    public void Terminate(uint exitCode) => _ = JobObjectCalls.Terminate(_handle, exitCode);

    /// <summary>Round after round, because those not yet frozen may start others.</summary>
    public void Freeze()
    {
        while (Members().Where(member => !_frozen.Contains(member)).ToList() is { Count: > 0 } running)
        {
            foreach (var member in running)
            {
                _frozen.Add(member);
                using var process = WindowsProcesses.TryOpen(member, WindowsNumbers.ProcessSuspend);
                if (process is not null)
                    _ = NtDll.SuspendProcess(process);
            }
        }
    }

    /// <summary>Only what we froze: the system counts how often a process was suspended.</summary>
    public void Thaw()
    {
        foreach (var member in _frozen)
        {
            using var process = WindowsProcesses.TryOpen(member, WindowsNumbers.ProcessSuspend);
            if (process is not null)
                _ = NtDll.ResumeProcess(process);
        }

        _frozen.Clear();
    }

    public IReadOnlyList<ProcessIdentity> Members()
    {
        // Two counts of four bytes, then the numbers, each as wide as a pointer.
        byte[] list = new byte[HeaderSize + (MostMembers * sizeof(nint))];
        fixed (byte* start = list)
            _ = JobObjectCalls.QueryInformation(_handle, WindowsNumbers.JobProcessList, start, (uint)list.Length, null);
        int count = Math.Min(BitConverter.ToInt32(list, sizeof(int)), MostMembers);
        var pids = MemoryMarshal.Cast<byte, nint>(list.AsSpan(HeaderSize))[..count];
        var members = new List<ProcessIdentity>();
        foreach (nint pid in pids)
        {
            if (WindowsProcesses.FindIdentity((int)pid) is { } member)
                members.Add(member);
        }

        return members;
    }

    public void Dispose() => _handle.Dispose();
}
