using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>
/// The processes of this run. A job is done when its leader exits; a job that is being stopped is done when its whole
/// group is gone, so that <c>cancelled</c> is never said of something that still runs.
/// </summary>
internal sealed class JobTable(IPlatform platform, IEventQueue events, RunRecorder recorder, SupervisorClock clock)
{
    private readonly List<LiveJob> _live = [];
    private readonly HashSet<ProcessIdentity> _watchedMembers = [];

    /// <summary>Jobs that have not ended; groups that a finished job left behind do not count.</summary>
    public bool IsBusy => _live.Any(job => !job.IsRecorded || job.Ladder is not null);

    public IReadOnlySet<int> Groups => _live.Select(job => job.Leader.Pid).ToHashSet();

    /// <summary>Jobs whose groups may still have members.</summary>
    public IReadOnlySet<int> Indexes => _live.Select(job => job.Job.Index).ToHashSet();

    public TimeSpan? NextDeadline =>
        _live.SelectMany(job => new[] { job.TimesOutAt, job.Ladder?.KillAt }).Min();

    public void Add(LiveJob job)
    {
        _live.Add(job);
        events.WatchEnd(job.Leader);
    }

    /// <summary>Stops one job, if it runs.</summary>
    public void Stop(int index, StopReason reason, TimeSpan grace)
    {
        foreach (var job in _live.Where(job => job.Job.Index == index && !job.IsRecorded).ToArray())
            Stop(job, reason, grace);
    }

    /// <summary>Stops whatever runs; with <paramref name="leftBehind"/> also what finished jobs left in their groups.</summary>
    public void StopAll(StopReason reason, TimeSpan grace, bool leftBehind)
    {
        foreach (var job in _live.Where(job => leftBehind || !job.IsRecorded).ToArray())
            Stop(job, reason, grace);
    }

    public void SignalAll(ProcessSignal signal)
    {
        foreach (var job in _live)
            platform.Processes.SignalGroup(job.Leader, signal);
    }

    public void OnEnded(ProcessIdentity process)
    {
        _watchedMembers.Remove(process);
        foreach (var job in _live.ToArray())
        {
            if (job.Leader == process)
                OnLeaderEnded(job);
            else if (job.Exit is not null)
                Settle(job);
        }
    }

    /// <summary>Climbs the ladders and ends what has run out of time.</summary>
    public void Tick()
    {
        foreach (var job in _live.ToArray())
        {
            if (job.TimesOutAt <= clock.Now)
                Stop(job, StopReason.TimedOut, StopLadder.Grace);
            job.Ladder?.Climb(clock.Now);
        }
    }

    private void Stop(LiveJob job, StopReason reason, TimeSpan grace)
    {
        if (job.Ladder is { } climbing)
        {
            climbing.Hurry(clock.Now + grace);
            return;
        }

        // It may have ended a moment ago, with the news still in the queue: then it was not stopped.
        if (job.Exit is null && platform.Processes.PeekExit(job.Leader) is not null)
            OnLeaderEnded(job);
        if (!_live.Contains(job))
            return;
        if (!job.IsRecorded)
            recorder.Record(at => new RunEvent.JobStopping(at, job.Job.Index, reason));
        job.TimesOutAt = null;
        job.Ladder = new StopLadder(reason, clock.Now + grace, signal => platform.Processes.SignalGroup(job.Leader, signal));
        if (job.Exit is not null)
            Settle(job);
    }

    private void OnLeaderEnded(LiveJob job)
    {
        // A child that somebody else reaped: there is no status to be had, and success must not be invented.
        job.Exit ??= platform.Processes.PeekExit(job.Leader) ?? new ExitReport(null, null);
        if (job.Ladder is null)
            RecordEnd(job);
        Settle(job);
    }

    private void Settle(LiveJob job)
    {
        var members = platform.Processes.GroupMembers(job.Leader, Groups);
        if (members.Count > 0)
        {
            WatchMembers(job, members);
            return;
        }

        RecordEnd(job);
        platform.Processes.Reap(job.Leader);
        _live.Remove(job);
    }

    private void WatchMembers(LiveJob job, IReadOnlyList<ProcessIdentity> members)
    {
        if (job.Ladder is null)
            return;
        foreach (var member in members.Where(_watchedMembers.Add))
            events.WatchEnd(member);
    }

    private void RecordEnd(LiveJob job)
    {
        if (job.IsRecorded || job.Exit is not { } exit)
            return;
        job.IsRecorded = true;
        job.TimesOutAt = null;
        recorder.Record(at => new RunEvent.JobFinished(at, job.Job.Index, exit, job.Ladder?.Reason, clock.Now - job.StartedAt));
    }
}
