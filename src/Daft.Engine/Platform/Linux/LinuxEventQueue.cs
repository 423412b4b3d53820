using System.Diagnostics;
using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>One poll(2) over inotify, an eventfd and a pidfd for every process.</summary>
internal sealed unsafe class LinuxEventQueue : IEventQueue
{
    /// <summary>How often to look at processes for which the kernel gave no pidfd.</summary>
    private const int LookMilliseconds = 250;

    private const int WakeEntry = 0;
    private const int WatchEntry = 1;
    private const int FirstProcessEntry = 2;

    private readonly WakeEvent _wake = new();
    private readonly InotifyWatches _watches = new();
    private readonly PidfdWatches _processes;
    private readonly SignalInbox _signals;

    /// <exception cref="IOException">No descriptor is left.</exception>
    public LinuxEventQueue(IProcessTable processes)
    {
        _processes = new PidfdWatches(processes);
        _signals = new SignalInbox(Wake);
    }

    public void WatchEnd(ProcessIdentity process) => _processes.Add(process);

    public bool TryWatch(string path, WatchInterest interest) => _watches.TryAdd(path, interest);

    public void Unwatch(string path) => _watches.Remove(path);

    public void CatchSignals() => _signals.Open();

    public void Wake() => _wake.Pull();

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
        _processes.Dispose();
        _wake.Dispose();
    }

    private bool Poll(TimeSpan? left, out List<PlatformEvent> events)
    {
        Span<Libc.PollEntry> entries = new Libc.PollEntry[FirstProcessEntry + _processes.Count];
        entries[WakeEntry] = new Libc.PollEntry { Descriptor = _wake.Descriptor, Wanted = Libc.PollInput };
        entries[WatchEntry] = new Libc.PollEntry { Descriptor = _watches.Descriptor, Wanted = Libc.PollInput };
        _processes.Fill(entries[FirstProcessEntry..]);
        events = [];
        _processes.Look(events);
        int ready;
        fixed (Libc.PollEntry* first = entries)
            ready = Libc.Poll(first, (nuint)entries.Length, events.Count > 0 ? 0 : Milliseconds(left));
        if (ready > 0)
            Collect(entries, events);
        events.AddRange(_signals.Take());
        return ready > 0 && entries[WakeEntry].Happened != 0;
    }

    private void Collect(ReadOnlySpan<Libc.PollEntry> entries, List<PlatformEvent> events)
    {
        if (entries[WakeEntry].Happened != 0)
            _wake.Reset();
        if (entries[WatchEntry].Happened != 0)
            events.AddRange(_watches.Take());
        _processes.Take(entries[FirstProcessEntry..], events);
    }

    /// <summary>Rounded up, so that a wait never ends before its time and spins.</summary>
    private int Milliseconds(TimeSpan? left)
    {
        int wanted = left is { } time ? (int)Math.Ceiling(Math.Clamp(time.TotalMilliseconds, 0, int.MaxValue / 2)) : -1;
        if (!_processes.MustLook)
            return wanted;
        return wanted < 0 ? LookMilliseconds : Math.Min(wanted, LookMilliseconds);
    }
}
