using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>A descriptor that names one process for good (Linux 5.3): its number may be reused, the descriptor never is.</summary>
internal static class Pidfd
{
    private const nint OpenCall = 434;
    private const nint SendSignalCall = 424;

    /// <returns>Null where the process is gone, is another one by now, or the kernel has no such descriptors.</returns>
    public static int? TryOpen(ProcessIdentity process)
    {
        nint descriptor = LinuxLibc.SystemCall(OpenCall, process.Pid, 0, 0, 0);
        if (descriptor < 0)
            return null;

        // The number may have changed hands before the descriptor was opened, but not since.
        if (IsStill(process))
            return (int)descriptor;
        _ = Libc.Close((int)descriptor);
        return null;
    }

    /// <summary>By number where the kernel is older, or a container's filter forbids these calls: right after the look.</summary>
    public static void Signal(ProcessIdentity process, int signal)
    {
        if (!TrySignal(process, signal) && process.Pid > 1 && ProcFiles.FindIdentity(process.Pid) == process)
            _ = Libc.Kill(process.Pid, signal);
    }

    /// <summary>A start time that could not be read belongs to a child that we have not reaped: its number is its own.</summary>
    private static bool IsStill(ProcessIdentity process) =>
        process is { StartTime: 0, Pid: > 1 } || ProcFiles.FindIdentity(process.Pid) == process;

    private static bool TrySignal(ProcessIdentity process, int signal)
    {
        if (TryOpen(process) is not { } descriptor)
            return false;
        nint result = LinuxLibc.SystemCall(SendSignalCall, descriptor, signal, 0, 0);
        _ = Libc.Close(descriptor);
        return result == 0;
    }
}
