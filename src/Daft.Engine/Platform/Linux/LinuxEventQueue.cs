using System.Diagnostics;
using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>One poll(2) over inotify, an eventfd and a pidfd for every process.</summary>
internal sealed unsafe class LinuxEventQueue : IEventQueue
{
    private const int NonBlockingCloseOnExec = 0x80800;

    /// <summary>How often to look at processes for which the kernel gave no pidfd.</summary>
    private const int LookMilliseconds = 250;

    private readonly InotifyWatches _watches = new();
    private readonly int _wake = LinuxLibc.EventDescriptor(0, NonBlockingCloseOnExec);
    private readonly SignalInbox _signals;
    private readonly List<(int Descriptor, ProcessIdentity Process)> _processes = [];
    private readonly List<ProcessIdentity> _withoutDescriptor = [];

    public LinuxEventQueue() => _signals = new SignalInbox(Wake);

    public void WatchEnd(ProcessIdentity process)
    {
        if (Pidfd.TryOpen(process) is { } descriptor)
            _processes.Add((descriptor, process));
        else
            _withoutDescriptor.Add(process);
    }

    public bool TryWatch(string path, WatchInterest interest) => _watches.TryAdd(path, interest);

    public void CatchSignals() => _signals.Open();

    public void Wake()
    {
        ulong one = 1;
        _ = LinuxLibc.Write(_wake, &one, sizeof(ulong));
    }

    public IReadOnlyList<PlatformEvent> Wait(TimeSpan? timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan? left = timeout - Stopwatch.GetElapsedTime(start);
            bool woken = Poll(left, out List<PlatformEvent> events);
            if (events.Count > 0 || woken || left <= TimeSpan.Zero)
                return events;
        }
    }

    public void Dispose()
    {
        _signals.Dispose();
        _watches.Dispose();
        foreach (var (descriptor, _) in _processes)
            _ = Libc.Close(descriptor);
        _ = Libc.Close(_wake);
    }

    private bool Poll(TimeSpan? left, out List<PlatformEvent> events)
    {
        var entries = stackalloc Libc.PollEntry[2 + _processes.Count];
        entries[0] = new Libc.PollEntry { Descriptor = _wake, Wanted = LinuxNumbers.PollIn };
        entries[1] = new Libc.PollEntry { Descriptor = _watches.Descriptor, Wanted = LinuxNumbers.PollIn };
        for (int i = 0; i < _processes.Count; i++)
            entries[2 + i] = new Libc.PollEntry { Descriptor = _processes[i].Descriptor, Wanted = LinuxNumbers.PollIn };
        events = [];
        TakeEnded(events);
        int ready = Libc.Poll(entries, (nuint)(2 + _processes.Count), events.Count > 0 ? 0 : Milliseconds(left));
        if (ready > 0)
            Collect(entries, events);
        events.AddRange(_signals.Take());
        return ready > 0 && entries[0].Happened != 0;
    }

    private void Collect(Libc.PollEntry* entries, List<PlatformEvent> events)
    {
        if (entries[0].Happened != 0)
        {
            ulong counter;
            _ = Libc.Read(_wake, (byte*)&counter, sizeof(ulong));
        }

        if (entries[1].Happened != 0)
            events.AddRange(_watches.Take());
        for (int i = _processes.Count - 1; i >= 0; i--)
        {
            if (entries[2 + i].Happened == 0)
                continue;
            events.Add(new PlatformEvent.ProcessEnded(_processes[i].Process));
            _ = Libc.Close(_processes[i].Descriptor);
            _processes.RemoveAt(i);
        }
    }

    private void TakeEnded(List<PlatformEvent> events)
    {
        for (int i = _withoutDescriptor.Count - 1; i >= 0; i--)
        {
            if (ProcFiles.FindStatus(_withoutDescriptor[i].Pid) is { HasEnded: false } status && status.Identity == _withoutDescriptor[i])
                continue;
            events.Add(new PlatformEvent.ProcessEnded(_withoutDescriptor[i]));
            _withoutDescriptor.RemoveAt(i);
        }
    }

    /// <summary>Rounded up, so that a wait never ends before its time and spins.</summary>
    private int Milliseconds(TimeSpan? left)
    {
        int wanted = left is { } time ? (int)Math.Ceiling(Math.Clamp(time.TotalMilliseconds, 0, int.MaxValue / 2)) : -1;
        if (_withoutDescriptor.Count == 0)
            return wanted;
        return wanted < 0 ? LookMilliseconds : Math.Min(wanted, LookMilliseconds);
    }
}
