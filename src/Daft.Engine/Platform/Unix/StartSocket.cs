using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Unix;

/// <summary>Two sockets joined to each other: a byte is a word, the end without one is the end of the other process.</summary>
internal sealed unsafe class StartSocket : IStartSignal
{
    private readonly SafeFileHandle _ours;

    private StartSocket(int ours, int childs, bool mayStartEarly)
    {
        _ours = new SafeFileHandle(ours, ownsHandle: true);
        ChildEnd = new SafeFileHandle(childs, ownsHandle: true);
        MayStartEarly = mayStartEarly;
    }

    public SafeFileHandle ChildEnd { get; }

    public bool MayStartEarly { get; }

    /// <param name="closeOnExec">
    /// This system's <c>SOCK_CLOEXEC</c>, which keeps both ends from every other child; 0 where it has none (macOS).
    /// </param>
    /// <returns>Null where there is no descriptor left.</returns>
    public static StartSocket? TryCreate(int closeOnExec)
    {
        int* ends = stackalloc int[2];
        return Libc.SocketPair(Libc.LocalSocket, Libc.StreamSocket | closeOnExec, 0, ends) == 0
            ? new StartSocket(ends[0], ends[1], mayStartEarly: closeOnExec != 0)
            : null;
    }

    /// <summary>In the child: what <see cref="Release"/> says.</summary>
    /// <returns>False where whoever started it is gone, or has nothing for it to do.</returns>
    public static bool AwaitRelease(int descriptor)
    {
        byte word;
        return Libc.Read(descriptor, &word, 1) == 1;
    }

    /// <summary>In the child: what <see cref="Wait"/> waits for.</summary>
    public static void Tell(int descriptor)
    {
        byte any = 1;
        _ = Libc.Write(descriptor, &any, 1);
        _ = Libc.Close(descriptor);
    }

    public void Release()
    {
        byte any = 1;
        _ = Libc.Write((int)_ours.DangerousGetHandle(), &any, 1);
    }

    public void Wait(TimeSpan limit)
    {
        var news = new Libc.PollEntry { Descriptor = (int)_ours.DangerousGetHandle(), Wanted = Libc.PollInput };
        _ = Libc.Poll(&news, 1, (int)limit.TotalMilliseconds);
    }

    public void Dispose()
    {
        ChildEnd.Dispose();
        _ours.Dispose();
    }
}
