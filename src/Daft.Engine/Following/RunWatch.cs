using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Following;

/// <summary>Why <see cref="RunWatch.Wait"/> returned.</summary>
public enum WatchOutcome
{
    /// <summary>Look at <see cref="RunWatch.Current"/>, or at the log that is watched; where the system cannot tell, perhaps in vain.</summary>
    Changed,
    TimedOut,

    /// <summary>This process was asked to end (Ctrl+C, SIGTERM, a closed terminal).</summary>
    Interrupted,
}

/// <summary>
/// A follower's view of one run: waits for its journal to grow or its supervisor to end, without polling. It never
/// changes the run.
/// </summary>
public sealed class RunWatch : IDisposable
{
    /// <summary>How often to look where the system cannot tell.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>How often to look while the supervisor has not yet said which process it is: a matter of milliseconds.</summary>
    private static readonly TimeSpan LookForSupervisorEvery = TimeSpan.FromMilliseconds(50);

    private readonly IEventQueue _events;
    private readonly RunReader _reader;
    private readonly TimeProvider _time;
    private bool _mustLook;
    private ProcessIdentity? _supervisor;
    private bool _supervisorIsGone;

    /// <param name="supervisor">Where the caller started it and so knows it; null otherwise.</param>
    /// <param name="catchSignals">Whether <see cref="Wait"/> shall tell of Ctrl+C and its like instead of ending this process.</param>
    public RunWatch(IPlatform platform, RunSnapshot run, TimeProvider time, bool catchSignals, ProcessIdentity? supervisor = null)
    {
        _events = platform.CreateEventQueue();
        _reader = new RunReader(platform.Files);
        _time = time;
        if (catchSignals)
            _events.CatchSignals();
        _mustLook = !_events.TryWatch(run.Folder.JournalPath, WatchInterest.Growth);
        Folder = run.Folder;
        Current = run;
        Follow(supervisor);
        Refresh();
    }

    public RunFolder Folder { get; }

    /// <summary>The run as of the last look.</summary>
    public RunSnapshot Current { get; private set; }

    /// <summary>The signal that made <see cref="Wait"/> say <see cref="WatchOutcome.Interrupted"/>.</summary>
    public TerminationSignal? Signal { get; private set; }

    /// <summary>From now on <see cref="Wait"/> also returns when this log grows.</summary>
    public void WatchLog(string path) => _mustLook |= !_events.TryWatch(path, WatchInterest.Growth);

    /// <summary>Returns at once where the run is over. <paramref name="limit"/>: null waits for ever.</summary>
    public WatchOutcome Wait(TimeSpan? limit)
    {
        if (Current.IsOver)
            return WatchOutcome.Changed;
        long start = _time.GetTimestamp();
        while (true)
        {
            TimeSpan? left = limit - _time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return WatchOutcome.TimedOut;
            var happened = _events.Wait(Shorter(left, LookInterval()));
            _supervisorIsGone |= happened.OfType<PlatformEvent.ProcessEnded>().Any();
            Refresh();
            if (happened.OfType<PlatformEvent.Signalled>().FirstOrDefault() is { } signalled)
            {
                Signal = signalled.Signal;
                return WatchOutcome.Interrupted;
            }

            if (happened.Count > 0 || _mustLook || Current.IsOver)
                return WatchOutcome.Changed;
        }
    }

    public void Dispose() => _events.Dispose();

    private void Refresh()
    {
        RunSnapshot seen = _reader.Read(Folder, Current.State.Plan);
        Follow(seen.State.Supervisor);
        Current = seen;
    }

    private void Follow(ProcessIdentity? supervisor)
    {
        if (_supervisor is not null || supervisor is not { } process)
            return;
        _supervisor = process;
        _events.WatchEnd(process);
    }

    private TimeSpan? LookInterval() =>
        _supervisor is null || _supervisorIsGone ? LookForSupervisorEvery : _mustLook ? LookEvery : null;

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ => one < other ? one : other,
    };
}
