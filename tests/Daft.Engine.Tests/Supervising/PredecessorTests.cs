using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Supervising;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Tests.Supervising;

/// <summary>A new run takes the place of one whose supervisor dies, or is dead: never does it begin beside that one's jobs.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class PredecessorTests : RunTest
{
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void One_whose_supervisor_dies_while_it_ends_is_ended_by_another()
    {
        RunFolder older = Launch(Plan(Job("a", EndsWhenAsked(times: 2))), out ProcessIdentity supervisor);
        ProcessIdentity job = AwaitJob(older);
        RunFolder newer = Launch(Plan(Job("a", SayIfBeside(times: 2))));
        WaitUntilSaid("asked-1");

        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);

        AssertBeganAlone(newer, job);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void One_that_a_reader_looks_after_at_that_moment_is_ended_when_he_has_gone()
    {
        RunFolder older = Launch(Plan(Job("a", EndsWhenAsked(times: 1))), out ProcessIdentity supervisor);
        ProcessIdentity job = AwaitJob(older);
        Lose(older, supervisor);

        AssertBeganAlone(LaunchWhileHeld(older), job);
    }

    /// <summary>The system does not tell when a lock is let go of: he is not waited for as a supervisor that ends would be.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void One_of_which_nothing_lives_is_looked_at_often_while_a_reader_looks_after_it()
    {
        RunFolder older = LoseAll();
        RunPlan plan = Plan(Job("a", "true"));
        CreatedRun newer = Store.Create(plan);
        using SafeFileHandle held = newer.Lock;
        using var journal = new Journal(newer.Folder);
        using IEventQueue events = Linux.CreateEventQueue();
        var clock = new SupervisorClock(new FakeTime());
        var recorder = new RunRecorder(newer.Folder, RunState.Initial(plan), journal, clock);
        var predecessors = new Predecessors(newer.Folder, recorder, Linux, events, clock, _ => Assert.Fail("nothing is left to be ended"), _ => { });

        using (Linux.Files.TryLock(older.LockPath))
        {
            predecessors.Begin();
            predecessors.Look();
            Assert.IsFalse(predecessors.JobsMayStart);
            Assert.IsLessThan(TimeSpan.FromSeconds(1), predecessors.NextDeadline!.Value - clock.Now);
        }

        predecessors.Look();
        Assert.IsTrue(predecessors.JobsMayStart);
    }

    /// <summary>Says each time that it is asked to end.</summary>
    private static string EndsWhenAsked(int times) =>
        $"n=0; trap 'n=$((n + 1)); : >\"$SIGNALS/asked-$n\"; [ $n -lt {times} ] || exit 0' TERM; echo $$ >\"$SIGNALS/pid\"; while :; do sleep 0.02; done";

    private static string SayIfBeside(int times) => $"[ -e \"$SIGNALS/asked-{times}\" ] || {Say("beside")}";

    private ProcessIdentity AwaitJob(RunFolder run)
    {
        ProcessIdentity job = ProcessSaid("pid");
        WaitFor(() => Read(run).State.Jobs[0].Process is not null, "the job in the journal");
        return job;
    }

    private void Lose(RunFolder run, ProcessIdentity supervisor)
    {
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => !Linux.Files.IsLocked(run.LockPath), "the supervisor's end");
    }

    private RunFolder LaunchWhileHeld(RunFolder older)
    {
        using var reader = Linux.Files.TryLock(older.LockPath);
        RunFolder newer = Launch(Plan(Job("a", SayIfBeside(times: 1))));
        WaitFor(() => Notes(newer).Any(note => note.Contains("takes the place", StringComparison.Ordinal)), "the newer run's request");
        return newer;
    }

    private RunFolder LoseAll()
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using (created.Lock)
        using (var journal = new Journal(created.Folder))
        {
            journal.Append(new RunEvent.RunStarted(now, new ProcessIdentity(int.MaxValue, 5), Linux.BootId, "0"));
            journal.Append(new RunEvent.JobStarted(now, 0, new ProcessIdentity(int.MaxValue, 6)) { BootId = Linux.BootId });
        }

        return created.Folder;
    }

    private void AssertBeganAlone(RunFolder newer, ProcessIdentity job)
    {
        AssertStatuses(EndOf(newer), JobStatus.Completed);
        Assert.IsFalse(Linux.Processes.IsRunning(job), "the older run's job lives on");
        Assert.IsFalse(IsSaid("beside"), "it began before the older run's job had ended");
        Assert.HasCount(1, Notes(newer), string.Join("; ", Notes(newer)));
    }

    private static string[] Notes(RunFolder run) => [.. Journal.Read(run).OfType<RunEvent.Noted>().Select(note => note.Text)];
}
