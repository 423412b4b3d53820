using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Engine.Supervising;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Recovering;

/// <summary>A job of a lost run is ended process by process: one that is born between the look at its group and the signal is found by none of them.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class LateChildTests : RunTest
{
    private const string Stubborn = "trap '' TERM";

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_child_that_is_born_while_its_job_is_killed_is_killed_too()
    {
        PlannedRun planned = PlanOne();
        Sandbox.Variables[JobEnvironment.RunIdVariable] = planned.State.Plan.RunId;
        Sandbox.Variables[JobEnvironment.JobNameVariable] = "a";
        ProcessIdentity leader = Start($"{Stubborn}; {Say("up")}; {Await("fork")}; ({Await("never")}) & echo $! >\"$SIGNALS/child\"; wait");
        WaitUntilSaid("up");
        using var events = new HookedQueue(Linux.CreateEventQueue());
        JobState job = planned.State.Jobs[0] with { Status = JobStatus.Lost, Process = leader };
        var surviving = new SurvivingJob(planned.Survivors, planned.State, new Survivor(job, [leader]), Linux, events);

        surviving.Stop(StopReason.Requested, TimeSpan.Zero);
        ProcessIdentity? child = null;
        events.BeforeWatch = () =>
        {
            Release("fork");
            child ??= ProcessSaid("child");
        };
        surviving.Ladder!.Climb(TimeSpan.Zero);
        events.BeforeWatch = null;

        Assert.IsNotNull(child);
        WaitFor(
            () =>
            {
                surviving.Look();
                return surviving.IsGone;
            },
            "the end of all of the job");
        Assert.IsFalse(Linux.Processes.IsRunning(child.Value));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Whoever_ends_the_jobs_of_a_lost_run_goes_when_he_is_asked_to()
    {
        RunFolder lost = Launch(Plan(Job("a", $"{Stubborn}; echo $$ >\"$SIGNALS/pid\"; {Await("never")}")), out ProcessIdentity supervisor);
        ProcessIdentity job = ProcessSaid("pid");
        WaitFor(() => Read(lost).State.Jobs[0].Process is not null, "the job in the journal");
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => !Linux.Files.IsLocked(lost.LockPath), "the supervisor's end");
        ControlRequest.Drop(lost, new ControlRequest.CancelAll());
        Assert.IsTrue(new RunLauncher(Linux, Daft, TimeProvider.System).TryRecover(lost, Sandbox.Variables));
        WaitFor(() => Read(lost).State.Jobs[0].Stopping is not null, "the beginning of the end");

        Linux.Processes.Signal(Read(lost).State.Supervisor!.Value, ProcessSignal.Terminate);

        WaitFor(() => !Linux.Files.IsLocked(lost.LockPath), "the end of the successor");
        Assert.IsTrue(Linux.Processes.IsRunning(job), "he went only when the job was dead");
        RunSnapshot left = new RunReader(Linux.Files, new Survivors(Linux)).TryRead(lost)!;
        Assert.AreEqual((JobStatus.Lost, true), (left.State.Jobs[0].Status, left.State.Jobs[0].LivesOn));
        Release("never");
    }

    private PlannedRun PlanOne() => new(RunState.Initial(Plan(Job("a", "true"))), new Survivors(Linux));

    private sealed record PlannedRun(RunState State, Survivors Survivors);

    /// <summary>The system's own, and a way to be there between the look at a group and the signals.</summary>
    private sealed class HookedQueue(IEventQueue queue) : IEventQueue
    {
        public Action? BeforeWatch { get; set; }

        public void WatchEnd(ProcessIdentity process)
        {
            BeforeWatch?.Invoke();
            queue.WatchEnd(process);
        }

        public bool TryWatch(string path, WatchInterest interest) => queue.TryWatch(path, interest);

        public void Unwatch(string path) => queue.Unwatch(path);

        public void CatchSignals() => queue.CatchSignals();

        public void Wake() => queue.Wake();

        public IReadOnlyList<PlatformEvent> Wait(TimeSpan? timeout) => queue.Wait(timeout);

        public void Dispose() => queue.Dispose();
    }
}
