using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Scheduling;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>
/// Jobs that talk to the user. A supervisor has no terminal, so they run before there is one, in whoever makes the run:
/// one at a time, on its terminal, in its process group.
/// </summary>
/// <remarks>
/// The lock is the pen: whoever holds the run's lock writes its journal, and that is this process until it hands the lock
/// on. A hook that is killed here leaves a run that says how far it came. Until then it also does what a supervisor owes to others:
/// it takes requests, and begins no job before those of an earlier run have ended.
/// </remarks>
internal sealed class InteractiveJobs : IDisposable
{
    /// <summary>How often to look for requests where the system cannot tell of them.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly RunFolder _folder;
    private readonly IPlatform _platform;
    private readonly Journal _journal;
    private readonly IEventQueue _events;
    private readonly SupervisorClock _clock;
    private readonly RunRecorder _recorder;
    private readonly JobStarter _starter;
    private readonly Scheduler _scheduler;
    private readonly Predecessors _predecessors;
    private readonly bool _cannotWatch;
    private InteractiveJob? _running;

    /// <param name="environment">Of the caller, without git's local variables.</param>
    /// <param name="recover">As for <see cref="Predecessors"/>.</param>
    /// <param name="tend">As for <see cref="Predecessors"/>.</param>
    public InteractiveJobs(
        RunPlan plan, RunFolder folder, IPlatform platform, TimeProvider time, ImmutableDictionary<string, string> environment, Action<RunFolder> recover, Action<RunFolder> tend)
    {
        _folder = folder;
        _platform = platform;
        _journal = new Journal(folder);
        _events = platform.CreateEventQueue();
        _clock = new SupervisorClock(time);
        _recorder = new RunRecorder(folder, RunState.Initial(plan), _journal, _clock);
        _starter = new JobStarter(plan, folder, platform, environment);
        _scheduler = new Scheduler(plan);
        _predecessors = new Predecessors(folder, _recorder, platform, _events, _clock, recover, tend);
        _cannotWatch = !_events.TryWatch(folder.ControlPath, WatchInterest.Arrivals);
    }

    public static bool AreIn(RunPlan plan) => plan.Jobs.Any(job => job.Interactive && job.SkipReason is null);

    public void Run()
    {
        _events.CatchSignals();
        foreach (int job in _predecessors.Begin())
            CancelIfQueued(_recorder.State.Jobs[job], StopReason.Superseded);
        TakeRequests();
        AwaitPredecessors();
        while (_scheduler.FindInteractive(_recorder.State) is { } job)
        {
            Run(job);
            TakeRequests();
        }
    }

    public void Dispose()
    {
        _events.Dispose();
        _journal.Dispose();
    }

    private void AwaitPredecessors()
    {
        while (!_predecessors.JobsMayStart && _scheduler.FindInteractive(_recorder.State) is not null)
        {
            // No job has the terminal yet: Ctrl+C is for this run.
            if (Wait(_predecessors.NextDeadline).Any(happened => happened is PlatformEvent.Signalled { Signal: not TerminationSignal.HangUp }))
                Stop(_ => true, StopReason.Requested, StopLadder.Grace);
            TakeRequests();
            _predecessors.Look();
        }
    }

    private void Run(PlannedJob job)
    {
        _recorder.Record(at => new RunEvent.JobStarting(at, job.Index));
        switch (_starter.Start(job, _recorder.Plan.Worktree.Path))
        {
            case SpawnResult.Started { Process: var process }:
                _recorder.Record(at => new RunEvent.JobStarted(at, job.Index, process) { BootId = _platform.BootId });
                _running = new InteractiveJob(job, process, _clock.Now);
                AwaitEnd(_running);
                _running = null;
                break;
            case SpawnResult.Refused refused:
                _recorder.Record(at => new RunEvent.JobRefused(at, job.Index, refused.Reason));
                break;
        }
    }

    /// <summary>Ctrl+C is for the job, which has the same terminal.</summary>
    private void AwaitEnd(InteractiveJob running)
    {
        _events.WatchEnd(running.Process);
        while (_platform.Processes.PeekExit(running.Process) is null)
        {
            TakeRequests();
            if (running.Ladder is null && running.TimesOutAt <= _clock.Now)
                Stop(running, StopReason.TimedOut, StopLadder.Grace);
            running.Ladder?.Climb(_clock.Now);
            Wait(running.NextDeadline);
        }

        ExitReport exit = _platform.Processes.PeekExit(running.Process) ?? new ExitReport(null, null);
        _platform.Processes.Reap(running.Process);
        _recorder.Record(at => new RunEvent.JobFinished(at, running.Job.Index, exit, running.Ladder?.Reason, _clock.Now - running.StartedAt));
    }

    private void TakeRequests()
    {
        foreach (ControlRequest request in ControlRequest.Take(_folder))
            Stop(request.Concerns, request.Reason, request is ControlRequest.KillAll ? TimeSpan.Zero : StopLadder.Grace);
    }

    private void Stop(Predicate<int> isMeant, StopReason reason, TimeSpan grace)
    {
        foreach (JobState job in _recorder.State.Jobs.Where(job => isMeant(job.Job.Index)))
        {
            if (_running is { } running && running.Job.Index == job.Job.Index)
                Stop(running, reason, grace);
            else
                CancelIfQueued(job, reason);
        }
    }

    /// <summary>It alone is signalled: its process group is ours and git's.</summary>
    private void Stop(InteractiveJob running, StopReason reason, TimeSpan grace)
    {
        if (running.Ladder is { } climbing)
        {
            climbing.Hurry(_clock.Now + grace);
            return;
        }

        _recorder.Record(at => new RunEvent.JobStopping(at, running.Job.Index, reason));
        running.Ladder = new StopLadder(reason, _clock.Now + grace, signal => _platform.Processes.Signal(running.Process, signal));
    }

    private void CancelIfQueued(JobState state, StopReason reason)
    {
        if (state.Status == JobStatus.Queued)
            _recorder.Record(at => new RunEvent.JobCancelled(at, state.Job.Index, reason));
    }

    private IReadOnlyList<PlatformEvent> Wait(TimeSpan? deadline)
    {
        TimeSpan?[] deadlines = [deadline, _cannotWatch ? _clock.Now + LookEvery : null];
        return _events.Wait(deadlines.Min() is { } next ? TimeSpan.FromTicks(Math.Max(0, (next - _clock.Now).Ticks)) : null);
    }

    private sealed record InteractiveJob(PlannedJob Job, ProcessIdentity Process, TimeSpan StartedAt)
    {
        /// <summary>Null until somebody or its time limit wants it to end.</summary>
        public StopLadder? Ladder { get; set; }

        public TimeSpan? TimesOutAt => StartedAt + Job.Timeout;

        public TimeSpan? NextDeadline => Ladder is null ? TimesOutAt : Ladder.KillAt;
    }
}
