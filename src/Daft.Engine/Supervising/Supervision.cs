using Daft.Core.Runs;
using Daft.Core.Scheduling;
using Daft.Engine.Notices;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>
/// Executes one run's plan: one loop, one thread, one writer of the journal. It waits for whatever comes first of an end
/// of a process, a change of a folder, a request, a signal and a deadline, and asks every part what follows from it.
/// </summary>
internal sealed class Supervision
{
    private static readonly TimeSpan CatchUpEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReapEvery = TimeSpan.FromSeconds(5);

    /// <summary>How often to look for requests where the system cannot tell of them.</summary>
    private static readonly TimeSpan LookForRequestsEvery = TimeSpan.FromMilliseconds(250);

    private readonly RunFolder _folder;
    private readonly IEventQueue _events;
    private readonly RunRecorder _recorder;
    private readonly SupervisorClock _clock;
    private readonly JobTable _jobs;
    private readonly PriorityKeeper _priorities;
    private readonly LogWatch _logs;
    private readonly StrayHunt _strays;
    private readonly RemovalWatch _removal;
    private readonly RemovalEnd _removalEnd;
    private readonly JobStarter _starter;
    private readonly Scheduler _scheduler;
    private readonly SlotQueue _slots;
    private readonly GarbageWatch _garbage = new();

    /// <summary>Announced, refused while their worktree was going, and to be tried again where it turns out to stand.</summary>
    private readonly Queue<int> _putOff = new();

    private readonly IProcessTable _processes;
    private readonly string _bootId;
    private readonly DesktopNotifier _notifier;
    private TimeSpan _nextReaping = ReapEvery;
    private TimeSpan? _nextLookForRequests;
    private bool _stopping;

    public Supervision(
        RunFolder folder, IPlatform platform, IEventQueue events, RunRecorder recorder, SupervisorClock clock, JobStarter starter, SlotQueue slots, DesktopNotifier notifier)
    {
        _notifier = notifier;
        _folder = folder;
        _events = events;
        _recorder = recorder;
        _clock = clock;
        _starter = starter;
        _slots = slots;
        _scheduler = new Scheduler(recorder.Plan);
        _processes = platform.Processes;
        _bootId = platform.BootId;
        _priorities = new PriorityKeeper(platform.Processes, clock);
        _jobs = new JobTable(platform, events, recorder, clock, _priorities);
        _logs = new LogWatch(folder, platform.Files, events, recorder, clock);
        _strays = new StrayHunt(platform, events, clock);
        _removal = new RemovalWatch(recorder.Plan, platform, events, clock, SignalJobs);
        _removalEnd = new RemovalEnd(_removal, () => !IsAnythingAlive, recorder, clock);
    }

    public required Predecessors Predecessors { private get; init; }

    public void Run()
    {
        _events.CatchSignals();
        if (!_events.TryWatch(_folder.ControlPath, WatchInterest.Arrivals))
            _nextLookForRequests = _clock.Now;
        _removal.Start();
        foreach (int job in Predecessors.Begin())
            Stop(job, StopReason.Superseded);
        TakeRequests();
        Advance();
        bool isCalm = false;
        while (!IsOver)
        {
            // Where no job runs there is none to freeze in time: one that stands in the line is told of every change of it.
            if (isCalm || !IsAnythingAlive)
                _garbage.Tick();
            IReadOnlyList<PlatformEvent> events = _events.Wait(NextWait());
            isCalm = events.Count == 0;
            foreach (var happened in events)
                On(happened);
            Advance();
        }

        _logs.KeepOnly(new HashSet<int>());
        _removal.ThawAtTheEnd();
    }

    private bool IsOver =>
        _recorder.State.Jobs.All(job => job.Status.IsFinal()) && !IsAnythingAlive
        && (!_removal.IsRemoved || _removalEnd.IsTold);

    private bool IsAnythingAlive => _jobs.IsBusy || _strays.IsBusy;

    private void On(PlatformEvent happened)
    {
        switch (happened)
        {
            case PlatformEvent.ProcessEnded ended:
                _priorities.OnEnded(ended.Process);
                _jobs.OnEnded(ended.Process);
                _logs.KeepOnly(_jobs.Indexes);
                _strays.OnEnded(ended.Process);
                _removal.OnEnded(ended.Process);
                _notifier.OnEnded(ended.Process);
                break;
            case PlatformEvent.Changed change when change.Path == _folder.ControlPath:
                TakeRequests();
                break;
            case PlatformEvent.Changed change when _logs.TryTake(change):
                break;
            case PlatformEvent.Changed change:
                _removal.OnChanged(change);
                _slots.OnChanged(change);
                break;
            case PlatformEvent.Signalled { Signal: not TerminationSignal.HangUp }:
                StopAll(StopReason.SupervisorEnding, StopLadder.Grace);
                break;
        }
    }

    private void Advance()
    {
        ReapOrphans();
        LookForRequests();
        _priorities.Tick();
        _jobs.Tick();
        _logs.Tick();
        _strays.Tick();
        _removal.Tick();
        if (_recorder.IsBehind)
            _recorder.CatchUp();
        if (_removal.JobsMayBeStopped)
            StopForRemoval();
        Predecessors.Look();
        Schedule();
        _slots.Release();
        _notifier.Tick();
        if (_removal.IsRemoved && !IsAnythingAlive)
            _removalEnd.Tick();
    }

    private void ReapOrphans()
    {
        if (_clock.Now < _nextReaping)
            return;
        _nextReaping = _clock.Now + ReapEvery;
        _processes.ReapOrphans(_jobs.Groups.Concat(_notifier.Processes).ToHashSet());
    }

    private void LookForRequests()
    {
        if (_nextLookForRequests is null || _clock.Now < _nextLookForRequests)
            return;
        _nextLookForRequests = _clock.Now + LookForRequestsEvery;
        TakeRequests();
    }

    private void StopForRemoval()
    {
        StopAll(StopReason.WorktreeRemoved, StopLadder.GraceAfterRemoval, leftBehind: true);
        _strays.Begin(_jobs.Groups, _removal.CurrentPath);
        _strays.Thaw();
    }

    private void Schedule()
    {
        _slots.BeginLook();
        while (_removal.JobsMayStart && Predecessors.JobsMayStart)
        {
            while (_removal.JobsMayStart && _putOff.TryDequeue(out int again))
                Spawn(again);
            SchedulingDecision decision = _scheduler.Next(_recorder.State);
            if (Apply(decision))
                continue;
            _slots.EndLook(decision.Start);
            return;
        }
    }

    /// <returns>Whether anything was settled, so that the scheduler must be asked again.</returns>
    private bool Apply(SchedulingDecision decision)
    {
        foreach (var (job, reason) in decision.Skip)
            _recorder.Record(at => new RunEvent.JobSkipped(at, job, reason));
        foreach (var (job, reason) in decision.Block)
            _recorder.Record(at => new RunEvent.JobBlocked(at, job, reason));
        int[] starting = [.. decision.Start.Where(_slots.MayStart)];
        foreach (int job in starting)
            Start(job);
        return decision.Skip.Length + decision.Block.Length + starting.Length > 0;
    }

    private void Start(int index)
    {
        _recorder.Record(at => new RunEvent.JobStarting(at, index));
        Spawn(index);
    }

    private void Spawn(int index)
    {
        var job = _recorder.Plan.Jobs[index];
        if (_recorder.State.Jobs[index].Status.IsFinal())
            return;
        switch (_starter.Start(job, _removal.CurrentPath))
        {
            case SpawnResult.Started started:
                // First of all: until it is written, nobody could find this process if we were killed.
                _recorder.Record(at => new RunEvent.JobStarted(at, index, started.Process) { BootId = _bootId });
                _priorities.Add(started.Process, _starter.PriorityOf(job));
                _jobs.Add(new LiveJob
                {
                    Job = job,
                    Leader = started.Process,
                    StartedAt = _clock.Now,
                    TimesOutAt = _clock.Now + job.Timeout,
                });
                _logs.Add(job);
                break;
            case SpawnResult.Refused when _removal.MayHaveRefused():
                _putOff.Enqueue(index);
                break;
            case SpawnResult.Refused refused:
                _recorder.Record(at => new RunEvent.JobRefused(at, index, refused.Reason));
                break;
        }
    }

    private void TakeRequests()
    {
        foreach (var request in ControlRequest.Take(_folder))
        {
            TimeSpan grace = request is ControlRequest.KillAll ? TimeSpan.Zero : StopLadder.Grace;
            if (request.OneJob is { } job)
                Stop(job, request.Reason);
            else
                StopAll(request.Reason, grace);
        }
    }

    private void Stop(int index, StopReason reason)
    {
        _jobs.Stop(index, reason, StopLadder.Grace);
        if (index >= 0 && index < _recorder.State.Jobs.Length)
            CancelIfQueued(_recorder.State.Jobs[index], reason);
    }

    private void StopAll(StopReason reason, TimeSpan grace, bool leftBehind = false)
    {
        foreach (var job in _recorder.State.Jobs)
            CancelIfQueued(job, reason);
        if (_stopping && grace == StopLadder.Grace)
            return;
        _stopping = true;
        _jobs.StopAll(reason, grace, leftBehind);
    }

    private void CancelIfQueued(JobState state, StopReason reason)
    {
        if (state.Status == JobStatus.Queued)
            _recorder.Record(at => new RunEvent.JobCancelled(at, state.Job.Index, reason));
    }

    private void SignalJobs(ProcessSignal signal)
    {
        _jobs.SignalAll(signal);
        if (signal == ProcessSignal.Thaw)
            _strays.Thaw();
        else if (_removal.RemoverIsAlive)
            _strays.Freeze(_jobs.Groups, _removal.CurrentPath);
    }

    private TimeSpan? NextWait()
    {
        TimeSpan?[] deadlines =
        [
            _jobs.NextDeadline, _priorities.NextDeadline, _logs.NextDeadline, _strays.NextDeadline, _removal.NextDeadline, _removalEnd.NextDeadline, _notifier.NextDeadline,
            _nextLookForRequests, Predecessors.NextDeadline, _removal.JobsMayStart && Predecessors.JobsMayStart ? _slots.NextDeadline : null,
            _recorder.IsBehind ? _clock.Now + CatchUpEvery : null,
        ];
        return deadlines.Min() is { } next ? TimeSpan.FromTicks(Math.Max(0, (next - _clock.Now).Ticks)) : null;
    }
}
