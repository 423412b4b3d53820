using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Unix;

/// <summary>A pipe: a byte in it is the signal, its end without one is the end of the child.</summary>
internal sealed unsafe class StartPipe : IStartSignal
{
    private readonly SafeFileHandle _ours;

    private StartPipe(int ours, int childs)
    {
        _ours = new SafeFileHandle(ours, ownsHandle: true);
        ChildEnd = new SafeFileHandle(childs, ownsHandle: true);
    }

    public SafeFileHandle ChildEnd { get; }

    /// <returns>Null where there is no descriptor left.</returns>
    public static StartPipe? TryCreate()
    {
        int* ends = stackalloc int[2];
        return Libc.Pipe(ends) == 0 ? new StartPipe(ends[0], ends[1]) : null;
    }

    public static void Tell(int descriptor)
    {
        byte any = 1;
        _ = Libc.Write(descriptor, &any, 1);
        _ = Libc.Close(descriptor);
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
