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
/// on. A hook that is killed here leaves a run that says how far it came.
/// </remarks>
/// <param name="environment">Of the caller, without git's local variables.</param>
internal sealed class InteractiveJobs(IPlatform platform, TimeProvider time, ImmutableDictionary<string, string> environment)
{
    public static bool AreIn(RunPlan plan) => plan.Jobs.Any(job => job.Interactive && job.SkipReason is null);

    public void Run(RunPlan plan, RunFolder folder)
    {
        using var journal = new Journal(folder);
        var clock = new SupervisorClock(time);
        var recorder = new RunRecorder(folder, RunState.Initial(plan), journal, clock);
        var starter = new JobStarter(plan, folder, platform, environment);
        var scheduler = new Scheduler(plan);
        while (scheduler.FindInteractive(recorder.State) is { } job)
            Run(job, recorder, starter, clock);
    }

    private void Run(PlannedJob job, RunRecorder recorder, JobStarter starter, SupervisorClock clock)
    {
        using IEventQueue events = platform.CreateEventQueue();
        // Ctrl+C is for the job, which has the same terminal.
        events.CatchSignals();
        TimeSpan start = clock.Now;
        recorder.Record(at => new RunEvent.JobStarting(at, job.Index));
        switch (starter.Start(job, recorder.Plan.Worktree.Path))
        {
            case SpawnResult.Started { Process: var process }:
                recorder.Record(at => new RunEvent.JobStarted(at, job.Index, process) { BootId = platform.BootId });
                StopReason? stopped = WaitFor(process, job, events, clock);
                ExitReport exit = platform.Processes.PeekExit(process) ?? new ExitReport(null, null);
                platform.Processes.Reap(process);
                recorder.Record(at => new RunEvent.JobFinished(at, job.Index, exit, stopped, clock.Now - start));
                break;
            case SpawnResult.Refused refused:
                recorder.Record(at => new RunEvent.JobRefused(at, job.Index, refused.Reason));
                break;
        }
    }

    /// <summary>It alone is signalled: its process group is ours and git's.</summary>
    private StopReason? WaitFor(ProcessIdentity process, PlannedJob job, IEventQueue events, SupervisorClock clock)
    {
        events.WatchEnd(process);
        TimeSpan? deadline = clock.Now + job.Timeout;
        StopLadder? ladder = null;
        while (platform.Processes.PeekExit(process) is null)
        {
            if (ladder is null && deadline <= clock.Now)
                ladder = new StopLadder(StopReason.TimedOut, clock.Now + StopLadder.Grace, signal => platform.Processes.Signal(process, signal));
            ladder?.Climb(clock.Now);
            events.Wait(ladder is null ? Left(deadline, clock) : Left(ladder.KillAt, clock));
        }

        return ladder?.Reason;
    }

    private static TimeSpan? Left(TimeSpan? moment, SupervisorClock clock) =>
        moment is { } end ? TimeSpan.FromTicks(Math.Max(0, (end - clock.Now).Ticks)) : null;
}
