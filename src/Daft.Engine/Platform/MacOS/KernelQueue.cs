using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.MacOS;

/// <summary>kqueue(2), and the errors of kevent(2) turned into answers.</summary>
internal sealed unsafe class KernelQueue : IDisposable
{
    private const nuint WakeIdentifier = 1;
    private const int EventsAtOnce = 64;

    private readonly SafeFileHandle _handle = new(MacLibc.KernelQueue(), ownsHandle: true);

    /// <exception cref="IOException">No descriptor is left.</exception>
    public KernelQueue()
    {
        if (_handle.IsInvalid)
            throw new IOException($"cannot wait for events: {Marshal.GetLastPInvokeErrorMessage()}");
        _ = TryChange(WakeIdentifier, MacNumbers.FilterUser, MacNumbers.Add | MacNumbers.ClearAfterTelling, 0);
    }

    public static bool IsWake(in KernelEvent happened) => happened.Filter == MacNumbers.FilterUser;

    /// <returns>False where there is no such process; a zombie is none.</returns>
    public bool TryAddProcess(int pid) => TryChange((nuint)pid, MacNumbers.FilterProcess, MacNumbers.Add, MacNumbers.NoteExit);

    public bool TryAddFile(int descriptor, uint notes, bool once) =>
        TryChange((nuint)descriptor, MacNumbers.FilterVnode, MacNumbers.Add | (once ? MacNumbers.Once : MacNumbers.ClearAfterTelling), notes);

    public void Wake()
    {
        try
        {
            _ = TryChange(WakeIdentifier, MacNumbers.FilterUser, 0, MacNumbers.NoteTrigger);
        }
        catch (ObjectDisposedException)
        {
            // A signal that arrives while the queue goes: nobody waits any more.
        }
    }

    /// <summary>Empty on time-out and where a signal handler ran.</summary>
    public KernelEvent[] Wait(TimeSpan? timeout)
    {
        var events = stackalloc KernelEvent[EventsAtOnce];
        TimeSpecification limit = Specify(timeout ?? TimeSpan.Zero);
        int count = MacLibc.KernelEvents(_handle, null, 0, events, EventsAtOnce, timeout is null ? null : &limit);
        return count <= 0 ? [] : new ReadOnlySpan<KernelEvent>(events, count).ToArray();
    }

    public void Dispose() => _handle.Dispose();

    private static TimeSpecification Specify(TimeSpan time)
    {
        long ticks = Math.Max(0, time.Ticks);
        return new TimeSpecification
        {
            Seconds = (nint)(ticks / TimeSpan.TicksPerSecond),
            Nanoseconds = (nint)(ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick),
        };
    }

    private bool TryChange(nuint identifier, short filter, int flags, uint notes)
    {
        var change = new KernelEvent { Identifier = identifier, Filter = filter, Flags = (ushort)flags, FilterFlags = notes };
        return MacLibc.KernelEvents(_handle, &change, 1, null, 0, null) == 0;
    }
}
