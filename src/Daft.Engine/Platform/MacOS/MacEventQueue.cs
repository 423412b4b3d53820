using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Runs;

namespace Daft.Engine.Platform.MacOS;

/// <summary>One kqueue(2) for processes, files and folders, and a user event to be woken by.</summary>
[SupportedOSPlatform("macos")]
internal sealed class MacEventQueue : IEventQueue
{
    private readonly IProcessTable _table;
    private readonly KernelQueue _queue = new();
    private readonly VnodeWatches _watches;
    private readonly SignalInbox _signals;
    private readonly Dictionary<int, ProcessIdentity> _processes = [];
    private readonly List<ProcessIdentity> _ended = [];

    /// <exception cref="IOException">No descriptor is left.</exception>
    public MacEventQueue(IProcessTable table)
    {
        _table = table;
        _watches = new VnodeWatches(_queue);
        _signals = new SignalInbox(Wake);
    }

    public void WatchEnd(ProcessIdentity process)
    {
        if (_processes.ContainsValue(process) || _ended.Contains(process))
            return;
        bool isWatched = _queue.TryAddProcess(process.Pid);

        // Asked after the watch began, so that an end in between is noticed here or there.
        if (isWatched && _table.IsRunning(process))
            _processes[process.Pid] = process;
        else
            _ended.Add(process);
    }

    public bool TryWatch(string path, WatchInterest interest) => _watches.TryAdd(path, interest);

    public void Unwatch(string path) => _watches.Remove(path);

    public void CatchSignals() => _signals.Open();

    public void Wake() => _queue.Wake();

    public IReadOnlyList<PlatformEvent> Wait(TimeSpan? timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan? left = timeout - Stopwatch.GetElapsedTime(start);
            var happened = _queue.Wait(_ended.Count > 0 ? TimeSpan.Zero : left);
            var events = Translate(happened);
            if (events.Count > 0 || Array.Exists(happened, one => KernelQueue.IsWake(one)) || left <= TimeSpan.Zero)
                return events;
        }
    }

    public void Dispose()
    {
        _signals.Dispose();
        _watches.Dispose();
        _queue.Dispose();
    }

    private List<PlatformEvent> Translate(KernelEvent[] happened)
    {
        var events = new List<PlatformEvent>(_ended.Select(process => new PlatformEvent.ProcessEnded(process)));
        _ended.Clear();
        events.AddRange(happened.Select(one => Find(one)).OfType<PlatformEvent>());
        events.AddRange(_signals.Take());
        return events;
    }

    private PlatformEvent? Find(KernelEvent happened) => happened.Filter switch
    {
        MacNumbers.FilterVnode => _watches.Find(happened),
        MacNumbers.FilterProcess when _processes.Remove((int)happened.Identifier, out var process) => new PlatformEvent.ProcessEnded(process),
        _ => null,
    };
}
