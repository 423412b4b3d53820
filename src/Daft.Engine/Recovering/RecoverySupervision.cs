using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Supervising;

namespace Daft.Engine.Recovering;

/// <summary>
/// In the place of a supervisor that is gone: ends those of its jobs that somebody asked it to end, or all where their worktree
/// is removed, by the same ladder. It starts nothing and watches over nothing else; what nobody wants ended stays lost.
/// </summary>
internal sealed class RecoverySupervision
{
    private static readonly TimeSpan CatchUpEvery = TimeSpan.FromSeconds(1);

    /// <summary>A kill is not always the end at once: a process may hang in the kernel. Whoever forked in time is found by this look.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly RunSnapshot _run;
    private readonly IPlatform _platform;
    private readonly IEventQueue _events;
    private readonly RunRecorder _recorder;
    private readonly SupervisorClock _clock;
    private readonly List<SurvivingJob> _jobs;

    public RecoverySupervision(RunSnapshot run, IPlatform platform, IEventQueue events, RunRecorder recorder, SupervisorClock clock)
    {
        _run = run;
        _platform = platform;
        _events = events;
        _recorder = recorder;
        _clock = clock;
        var survivors = new Survivors(platform);
        _jobs = [.. survivors.Of(run.State).Select(seen => new SurvivingJob(survivors, run.State, seen, platform, events))];
    }

    public void Run()
    {
        _events.CatchSignals();
        _events.TryWatch(_run.Folder.ControlPath, WatchInterest.Arrivals);
        if (LostRuns.IsWorktreeRemoved(_run, _platform))
            Stop(_ => true, StopReason.WorktreeRemoved, StopLadder.GraceAfterRemoval);
        TakeRequests();
        while (Advance())
        {
            // What it leaves is lost and alive again, and the next who wants that ended puts somebody else here.
            if (_events.Wait(NextWait()).Any(happened => happened is PlatformEvent.Signalled { Signal: not TerminationSignal.HangUp }))
                return;
            TakeRequests();
        }

        if (_jobs.Count == 0)
            _recorder.Record(at => new RunEvent.RunSettled(at));
    }

    /// <returns>Whether a ladder is still being climbed, or the journal still wants to be written.</returns>
    private bool Advance()
    {
        foreach (SurvivingJob job in _jobs.Where(job => job.Ladder is not null).ToArray())
        {
            job.Ladder?.Climb(_clock.Now);
            job.Look();
            if (job.IsGone)
                RecordEnd(job);
        }

        if (_recorder.IsBehind)
            _recorder.CatchUp();
        return _jobs.Exists(job => job.Ladder is not null);
    }

    private void RecordEnd(SurvivingJob job)
    {
        _jobs.Remove(job);
        // What had ended before a signal could reach it was not cancelled; how it ended stays unknown.
        if (job.WasSignalled)
            _recorder.Record(at => new RunEvent.JobCancelled(at, job.Index, job.Ladder?.Reason ?? StopReason.Requested));
    }

    private void TakeRequests()
    {
        foreach (ControlRequest request in ControlRequest.Take(_run.Folder))
        {
            TimeSpan grace = request is ControlRequest.KillAll ? TimeSpan.Zero : StopLadder.Grace;
            Stop(job => request.Concerns(job.Index), request.Reason, grace);
        }
    }

    private void Stop(Predicate<SurvivingJob> isMeant, StopReason reason, TimeSpan grace)
    {
        foreach (SurvivingJob job in _jobs.FindAll(isMeant))
        {
            if (job.Ladder is null)
                _recorder.Record(at => new RunEvent.JobStopping(at, job.Index, reason));
            job.Stop(reason, _clock.Now + grace);
        }
    }

    private TimeSpan NextWait()
    {
        TimeSpan? next = _jobs.Select(job => job.Ladder?.KillAt).Min() - _clock.Now;
        TimeSpan limit = _recorder.IsBehind ? CatchUpEvery : LookEvery;
        return next is { } due && due < limit ? TimeSpan.FromTicks(Math.Max(0, due.Ticks)) : limit;
    }
}
