using Daft.Core.Runs;

namespace Daft.Engine.Platform.Unix;

/// <summary>How children ended, through waitid(2), which can look without reaping.</summary>
/// <param name="statusOffset">Of <c>si_status</c> in this system's <c>siginfo_t</c>.</param>
/// <param name="lookOnly">This system's <c>WNOWAIT</c>.</param>
internal sealed unsafe class ChildExit(int statusOffset, int lookOnly)
{
    private const int ByPid = 1;
    private const int WithoutWaiting = 1;
    private const int Ended = 4;
    private const int SignalNumberOffset = 0;
    private const int CodeOffset = 8;
    private const int CodeExited = 1;
    private const int InformationSize = 128;

    /// <summary>macOS puts more above the byte that wait(2) has always had.</summary>
    private const int StatusBits = 0xFF;

    /// <returns>Null while the child runs, and where it is no child of ours.</returns>
    public ExitReport? Peek(int pid)
    {
        byte* information = stackalloc byte[InformationSize];
        new Span<byte>(information, InformationSize).Clear();
        int result = Libc.WaitId(ByPid, pid, information, Ended | WithoutWaiting | lookOnly);
        if (result != 0 || ReadInt(information, SignalNumberOffset) == 0)
            return null;
        int status = ReadInt(information, statusOffset) & StatusBits;
        return ReadInt(information, CodeOffset) == CodeExited ? ExitReport.Exited(status) : ExitReport.Killed(status);
    }

    /// <summary>Whether it is a child of ours that has not been reaped, ended or not.</summary>
    public bool IsChild(int pid)
    {
        byte* information = stackalloc byte[InformationSize];
        return pid > 0 && Libc.WaitId(ByPid, pid, information, Ended | WithoutWaiting | lookOnly) == 0;
    }

    public static void Reap(int pid)
    {
        int status;
        _ = Libc.WaitPid(pid, &status, WithoutWaiting);
    }

    private static int ReadInt(byte* information, int offset) => *(int*)(information + offset);
}
