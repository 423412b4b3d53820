using Daft.Core.Runs;
using Daft.Engine.Notices;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
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

    /// <summary>How long a start signal is waited for before the journal is asked.</summary>
    private static readonly TimeSpan SignalLimit = TimeSpan.FromSeconds(1);

    private readonly IPlatform _platform;
    private readonly RunReader _reader;
    private readonly JournalTail _journal;
    private readonly TimeProvider _time;
    private readonly bool _catchesSignals;
    private IStartSignal? _begun;
    private IEventQueue? _events;
    private bool _mustLook;
    private bool _hasTakenNotices;
    private ProcessIdentity? _supervisor;
    private bool _supervisorIsGone;

    /// <param name="supervisor">Where the caller started it and so knows it; null otherwise.</param>
    /// <param name="catchSignals">Whether <see cref="Wait"/> shall tell of Ctrl+C and its like instead of ending this process.</param>
    /// <param name="begun">Where nothing but the supervisor's beginning is waited for: until then nothing is watched and no signal caught.</param>
    public RunWatch(
        IPlatform platform,
        RunSnapshot run,
        TimeProvider time,
        bool catchSignals,
        ProcessIdentity? supervisor = null,
        IStartSignal? begun = null)
    {
        _platform = platform;
        _reader = new RunReader(platform.Files, new Survivors(platform));
        _time = time;
        _catchesSignals = catchSignals;
        _supervisor = supervisor;
        _begun = begun;
        _journal = new JournalTail(run.Folder, run.State.Plan);
        Current = run;
        if (begun is null)
            Open();
    }

    public RunFolder Folder => _journal.Folder;

    /// <summary>The run as of the last look.</summary>
    public RunSnapshot Current { get; private set; }

    /// <summary>The signal that made <see cref="Wait"/> say <see cref="WatchOutcome.Interrupted"/>.</summary>
    public TerminationSignal? Signal { get; private set; }

    /// <summary>From now on <see cref="Wait"/> also returns when this log grows.</summary>
    public void WatchLog(string path)
    {
        IEventQueue events = Open();
        _mustLook |= !events.TryWatch(path, WatchInterest.Growth);
    }

    /// <summary>The follower has shown that this job failed or is lost: nobody else needs to.</summary>
    public void MarkSeen(int job)
    {
        bool isLost = Current.State.Jobs[job].Status == JobStatus.Lost;
        _hasTakenNotices |= isLost ? FailureNotice.TryTakeLost(Folder, job) : FailureNotice.TryTake(Folder, job);
    }

    /// <summary>Returns at once where the run is over. <paramref name="limit"/>: null waits for ever.</summary>
    public WatchOutcome Wait(TimeSpan? limit)
    {
        if (Current.IsOver || HasBegun(limit))
            return WatchOutcome.Changed;
        long start = _time.GetTimestamp();
        while (true)
        {
            TimeSpan? left = limit - _time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return WatchOutcome.TimedOut;
            var happened = Open().Wait(Shorter(left, LookInterval()));
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

    public void Dispose()
    {
        if (_hasTakenNotices)
            NoticeBoard.Of(Current.State.Plan, _platform.Files).Settle();
        _events?.Dispose();
    }

    /// <summary>Waits for the start signal, once; where that brings no news, the journal is watched from then on.</summary>
    private bool HasBegun(TimeSpan? limit)
    {
        if (_begun is not { } signal)
            return false;
        _begun = null;
        signal.Wait(limit ?? SignalLimit);
        Refresh();
        return Current.State.StartedAt is not null;
    }

    /// <summary>Watches first and looks then, so that nothing is written unseen between the two.</summary>
    private IEventQueue Open()
    {
        if (_events is { } open)
            return open;
        IEventQueue events = _platform.CreateEventQueue();
        _events = events;
        if (_catchesSignals)
            events.CatchSignals();
        _mustLook = !events.TryWatch(Folder.JournalPath, WatchInterest.Growth);
        if (_supervisor is { } known)
            events.WatchEnd(known);
        Refresh();
        return events;
    }

    private void Refresh()
    {
        RunSnapshot seen = _reader.Read(_journal);
        if (_supervisor is null && seen.State.Supervisor is { } supervisor)
        {
            _supervisor = supervisor;
            _events?.WatchEnd(supervisor);
        }

        Current = seen;
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
