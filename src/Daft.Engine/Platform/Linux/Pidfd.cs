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
        if (ProcFiles.FindIdentity(process.Pid) == process)
            return (int)descriptor;
        _ = Libc.Close((int)descriptor);
        return null;
    }

    public static void Signal(ProcessIdentity process, int signal)
    {
        if (TryOpen(process) is not { } descriptor)
            return;
        _ = LinuxLibc.SystemCall(SendSignalCall, descriptor, signal, 0, 0);
        _ = Libc.Close(descriptor);
    }
}
