using System.Runtime.InteropServices;
using Daft.Core.Runs;

namespace Daft.Engine.Platform.Windows;

/// <summary>Processes by handle: as long as one is open, its number cannot change hands.</summary>
internal static unsafe class WindowsProcesses
{
    private const int LongestCommandLine = 65536 + 16;

    public static ProcessIdentity? FindIdentity(int pid)
    {
        using var process = Kernel32.OpenProcess(WindowsNumbers.ProcessQuery, 0, pid);
        return IdentityOf(process, pid);
    }

    public static ProcessIdentity? IdentityOf(KernelHandle process, int pid)
    {
        ulong created, exited, kernel, user;
        return !process.IsInvalid && Kernel32.GetProcessTimes(process, &created, &exited, &kernel, &user) ? new ProcessIdentity(pid, created) : null;
    }

    /// <returns>Null where this very process is gone, or may not be opened.</returns>
    public static KernelHandle? TryOpen(ProcessIdentity process, uint access)
    {
        var handle = Kernel32.OpenProcess(access | WindowsNumbers.ProcessQuery, 0, process.Pid);
        if (IdentityOf(handle, process.Pid) == process)
            return handle;
        handle.Dispose();
        return null;
    }

    public static bool HasEnded(KernelHandle process) => Kernel32.WaitForObject(process, 0) != WindowsNumbers.WaitTimedOut;

    /// <summary>Empty where the system does not tell.</summary>
    public static IReadOnlyList<string> Arguments(KernelHandle process)
    {
        byte[] buffer = new byte[LongestCommandLine];
        fixed (byte* start = buffer)
        {
            uint size;
            if (NtDll.QueryInformation(process, WindowsNumbers.ProcessCommandLine, start, (uint)buffer.Length - sizeof(char), &size) != 0)
                return [];
            var line = (CountedString*)start;
            return line->Length == 0 ? [] : Split(line->Text);
        }
    }

    private static List<string> Split(char* commandLine)
    {
        int count;
        char** arguments = Shell32.SplitCommandLine(commandLine, &count);
        if (arguments is null)
            return [];
        var texts = new List<string>();
        for (int i = 0; i < count; i++)
            texts.Add(Marshal.PtrToStringUni((nint)arguments[i]) ?? "");
        _ = Kernel32.LocalFree((nint)arguments);
        return texts;
    }
}
