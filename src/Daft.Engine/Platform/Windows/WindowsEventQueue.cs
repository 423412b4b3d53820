using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Windows;

/// <summary>
/// A queue that the thread pool fills: it waits for any number of handles, where one WaitForMultipleObjects ends at 64.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsEventQueue : IEventQueue
{
    private readonly ConcurrentQueue<PlatformEvent> _arrived = new();
    private readonly AutoResetEvent _something = new(initialState: false);
    private readonly Dictionary<ProcessIdentity, ProcessWait> _processes = [];
    private readonly FolderWatches _watches;
    private readonly SignalInbox _signals;
    private volatile bool _isWoken;

    public WindowsEventQueue()
    {
        _watches = new FolderWatches(Tell);
        _signals = new SignalInbox(Wake);
    }

    public void WatchEnd(ProcessIdentity process)
    {
        if (_processes.ContainsKey(process))
            return;
        var told = new PlatformEvent.ProcessEnded(process);
        using var handle = WindowsProcesses.TryOpen(process, WindowsNumbers.ProcessSynchronize);
        if (handle is null)
            Tell(told);
        else
            _processes[process] = new ProcessWait(handle, () => Tell(told));
    }

    public bool TryWatch(string path, WatchInterest interest) => _watches.TryAdd(path, interest);

    public void Unwatch(string path) => _watches.Remove(path);

    public void CatchSignals() => _signals.Open();

    public void Wake()
    {
        _isWoken = true;
        Nudge();
    }

    public IReadOnlyList<PlatformEvent> Wait(TimeSpan? timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan? left = timeout - Stopwatch.GetElapsedTime(start);
            var events = Take();
            if (events.Count > 0 || _isWoken || left <= TimeSpan.Zero)
            {
                _isWoken = false;
                return events;
            }

            _something.WaitOne(Milliseconds(left));
        }
    }

    public void Dispose()
    {
        _signals.Dispose();
        _watches.Dispose();
        foreach (var wait in _processes.Values)
            wait.Dispose();
        _something.Dispose();
    }

    private List<PlatformEvent> Take()
    {
        var events = new List<PlatformEvent>();
        while (_arrived.TryDequeue(out PlatformEvent? happened))
        {
            events.Add(happened);
            if (happened is PlatformEvent.ProcessEnded ended && _processes.Remove(ended.Process, out ProcessWait? wait))
                wait.Dispose();
        }

        events.AddRange(_signals.Take());
        return events;
    }

    private void Tell(PlatformEvent happened)
    {
        _arrived.Enqueue(happened);
        Nudge();
    }

    private void Nudge()
    {
        try
        {
            _something.Set();
        }
        catch (ObjectDisposedException)
        {
            // Something that happens while the queue goes: nobody waits any more.
        }
    }

    /// <summary>Rounded up, so that a wait never ends before its time and spins.</summary>
    private static int Milliseconds(TimeSpan? left) =>
        left is { } time ? (int)Math.Ceiling(Math.Clamp(time.TotalMilliseconds, 0, int.MaxValue / 2)) : Timeout.Infinite;

    /// <summary>One process that the thread pool waits for.</summary>
    private sealed class ProcessWait : IDisposable
    {
        private readonly ManualResetEvent _end;
        private readonly RegisteredWaitHandle _registration;

        /// <param name="process">Ours from now on.</param>
        /// <param name="tell">Called from another thread.</param>
        public ProcessWait(KernelHandle process, Action tell)
        {
            // The pool wants an event object; a process handle is waited for in the same way.
            _end = new ManualResetEvent(initialState: false);
            _end.SafeWaitHandle.Dispose();
            _end.SafeWaitHandle = new SafeWaitHandle(process.Value, ownsHandle: true);
            process.SetHandleAsInvalid();
            _registration = ThreadPool.RegisterWaitForSingleObject(_end, (_, _) => tell(), null, Timeout.Infinite, executeOnlyOnce: true);
        }

        public void Dispose()
        {
            _registration.Unregister(null);
            _end.Dispose();
        }
    }
}
