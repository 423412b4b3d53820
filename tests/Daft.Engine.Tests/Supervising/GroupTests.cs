using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>What becomes of the processes that a job starts.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class GroupTests : RunTest
{
    private const string ForEver = "while :; do sleep 0.05; done";

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_process_left_behind_does_not_keep_its_job_and_is_not_harmed()
    {
        RunFolder run = Launch(Plan(Job("a", $"sh -c 'echo $$ >\"$SIGNALS/left\"; {Await("go")}; {Say("lived")}' & {Await("left")}")));
        AssertStatuses(EndOf(run), JobStatus.Completed);
        Assert.IsTrue(Linux.Processes.IsRunning(ProcessSaid("left")));
        Release("go");
        WaitUntilSaid("lived");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_a_finished_job_left_behind_is_not_harmed_by_cancelling_the_others()
    {
        RunFolder run = Launch(Plan(
            Job("a", $"sh -c 'echo $$ >\"$SIGNALS/left\"; {Await("go")}; {Say("lived")}' & {Await("left")}"),
            Job("b", $"{Say("up")}; {ForEver}", 0)));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Cancelled);
        Release("go");
        WaitUntilSaid("lived");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_stopped_job_has_not_ended_before_its_whole_group_has()
    {
        RunFolder run = Launch(Plan(Job("a", $"echo $$ >\"$SIGNALS/leader\"; sh -c 'trap \"\" TERM; echo $$ >\"$SIGNALS/child\"; {ForEver}' & wait")));
        ProcessIdentity child = ProcessSaid("child");
        ProcessIdentity leader = ProcessSaid("leader");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        WaitFor(() => !Linux.Processes.IsRunning(leader), "the end of the leader");

        Assert.IsTrue(Linux.Processes.IsRunning(child));
        RunSnapshot meanwhile = Read(run);
        AssertStatuses(meanwhile, JobStatus.Running);
        Assert.AreEqual(StopReason.Requested, meanwhile.State.Jobs[0].Stopping);

        ControlRequest.Drop(run, new ControlRequest.KillAll());
        RunSnapshot end = EndOf(run);
        Assert.IsFalse(Linux.Processes.IsRunning(child));
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.AreEqual(ExitReport.Killed(15), end.State.Jobs[0].Exit);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_stopped_job_ends_as_soon_as_the_last_of_its_group_does()
    {
        RunFolder run = Launch(Plan(Job("a", $"sh -c 'trap \"\" TERM; echo $$ >\"$SIGNALS/child\"; {Await("go")}' & wait")));
        ProcessSaid("child");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        WaitFor(() => Read(run).State.Jobs[0].Stopping is not null, "the first rung");
        Release("go");
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.IsLessThan(Engine.Supervising.StopLadder.Grace, end.State.Jobs[0].Duration!.Value);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_forks_while_it_is_stopped_leaves_nothing()
    {
        RunFolder run = Launch(Plan(Job("a", $"trap 'sh -c \"sleep 0.3; {Say("late").Replace("\"", "\\\"", StringComparison.Ordinal)}; sleep 600\" & exit 1' TERM; {Say("up")}; {ForEver}")));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        WaitUntilSaid("late");
        AssertStatuses(Read(run), JobStatus.Running);
        ControlRequest.Drop(run, new ControlRequest.KillAll());
        AssertStatuses(EndOf(run), JobStatus.Cancelled);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Two_jobs_are_told_apart()
    {
        RunFolder run = Launch(Plan(
            Job("a", $"{Say("a")}; {ForEver}"),
            Job("b", $"sh -c '{Say("b")}; {Await("go")}' & wait")));
        WaitUntilSaid("a");
        WaitUntilSaid("b");
        ControlRequest.Drop(run, new ControlRequest.CancelJob(0));
        WaitFor(() => Read(run).State.Jobs[0].Status == JobStatus.Cancelled, "the end of the first");
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Cancelled, JobStatus.Completed);
    }
}
