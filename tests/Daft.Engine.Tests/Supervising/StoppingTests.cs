using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>Cancelling, timing out, and the end of the supervisor itself.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class StoppingTests : RunTest
{
    private const string ForEver = "while :; do sleep 0.05; done";

    private static readonly string _stubborn = $"trap '' TERM; {Say("up")}; {ForEver}";

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_is_asked_before_the_supervisor_looks_is_done()
    {
        CreatedRun created = Store.Create(Plan(Job("a", Say("a")), Job("b", Say("b"), 0)));
        ControlRequest.Drop(created.Folder, new ControlRequest.CancelAll());
        Supervise(created);
        AssertStatuses(EndOf(created.Folder), JobStatus.Cancelled, JobStatus.Cancelled);
        Assert.IsFalse(IsSaid("a") || IsSaid("b"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_queued_job_that_is_cancelled_never_starts_and_blocks_what_needs_it()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("up", "go")), Job("b", Say("b"), 0), Job("c", Say("c"), 1), Job("d", Say("d"), 0)));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelJob(1));
        WaitFor(() => Read(run).State.Jobs[1].Status == JobStatus.Cancelled, "the cancelled job");
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Cancelled, JobStatus.Blocked, JobStatus.Completed);
        Assert.IsFalse(IsSaid("b") || IsSaid("c"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_running_job_that_is_cancelled_ends_and_the_others_go_on()
    {
        RunFolder run = Launch(Plan(Job("a", $"{Say("up")}; {ForEver}"), Job("b", Await("go"))));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelJob(0));
        WaitFor(() => Read(run).State.Jobs[0].Status == JobStatus.Cancelled, "the cancelled job");
        Assert.AreEqual(JobStatus.Running, Read(run).State.Jobs[1].Status);
        Release("go");
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Cancelled, JobStatus.Completed);
        Assert.AreEqual(ExitReport.Killed(15), end.State.Jobs[0].Exit);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Cancelling_everything_ends_what_runs_and_starts_nothing()
    {
        RunFolder run = Launch(Plan(Job("a", $"{Say("up")}; {ForEver}"), Job("b", Say("b"), 0)));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        AssertStatuses(EndOf(run), JobStatus.Cancelled, JobStatus.Cancelled);
        Assert.IsFalse(IsSaid("b"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_request_about_no_job_or_a_job_that_has_ended_changes_nothing()
    {
        RunFolder run = Launch(Plan(Job("a", "true"), Job("b", SayAndAwait("up", "go"), 0)));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelJob(99));
        ControlRequest.Drop(run, new ControlRequest.CancelJob(0));
        File.WriteAllBytes(Path.Combine(run.ControlPath, "pause-all"), []);
        WaitFor(() => Directory.GetFiles(run.ControlPath).Length == 1, "the requests to be taken");
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Killing_does_not_wait_for_a_job_that_ignores_SIGTERM()
    {
        RunFolder run = Launch(Plan(Job("a", _stubborn), Job("b", Say("b"), 0)));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.KillAll());
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Cancelled, JobStatus.Cancelled);
        Assert.AreEqual(ExitReport.Killed(9), end.State.Jobs[0].Exit);
        Assert.IsLessThan(StopLadderGrace, end.State.Jobs[0].Duration!.Value);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Killing_hurries_a_cancel_that_is_under_way()
    {
        RunFolder run = Launch(Plan(Job("a", _stubborn)));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        WaitFor(() => Read(run).State.Jobs[0].Stopping is not null, "the first rung");
        ControlRequest.Drop(run, new ControlRequest.KillAll());
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.IsLessThan(StopLadderGrace, end.State.Jobs[0].Duration!.Value);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_tidies_up_on_SIGTERM_and_exits_well_was_cancelled_all_the_same()
    {
        RunFolder run = Launch(Plan(Job("a", $"trap '{Say("tidied")}; exit 0' TERM; {Say("up")}; {ForEver}")));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.AreEqual(ExitReport.Exited(0), end.State.Jobs[0].Exit);
        Assert.IsTrue(IsSaid("tidied"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_has_stopped_itself_hears_SIGTERM_too()
    {
        RunFolder run = Launch(Plan(Job("a", $"{Say("up")}; kill -STOP $$")));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        RunSnapshot end = EndOf(run);
        Assert.AreEqual(ExitReport.Killed(15), end.State.Jobs[0].Exit);
    }

    /// <summary>Requests are looked for where the folder cannot be watched, as it cannot where inotify is used up.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_request_is_found_where_the_system_cannot_tell_of_it()
    {
        CreatedRun created = Store.Create(Plan(Job("a", $"{Say("up")}; {ForEver}")));
        Directory.Delete(created.Folder.ControlPath);
        Supervise(created);
        WaitUntilSaid("up");
        Directory.CreateDirectory(created.Folder.ControlPath);
        ControlRequest.Drop(created.Folder, new ControlRequest.KillAll());
        AssertStatuses(EndOf(created.Folder), JobStatus.Cancelled);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_runs_out_of_time_has_failed()
    {
        RunSnapshot run = RunToTheEnd(Plan(
            Job("slow", ForEver) with { Timeout = TimeSpan.FromMilliseconds(300) },
            Job("dependent", "true", 0),
            Job("quick", "true") with { Timeout = TimeSpan.FromMilliseconds(10_000) }));
        AssertStatuses(run, JobStatus.Failed, JobStatus.Blocked, JobStatus.Completed);
        Assert.AreEqual(StopReason.TimedOut, run.State.Jobs[0].Stopping);
        Assert.AreEqual("timed out", run.State.Jobs[0].Reason);
        Assert.AreEqual(ExitReport.Killed(15), run.State.Jobs[0].Exit);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300), run.State.Jobs[0].Duration!.Value);
    }

    /// <summary>The one test that waits for the whole grace period.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_ignores_SIGTERM_is_killed_when_the_grace_period_is_over()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("a", _stubborn) with { Timeout = TimeSpan.FromSeconds(1) }));
        AssertStatuses(run, JobStatus.Failed);
        Assert.AreEqual(ExitReport.Killed(9), run.State.Jobs[0].Exit);
        Assert.IsGreaterThanOrEqualTo(StopLadderGrace + TimeSpan.FromSeconds(1), run.State.Jobs[0].Duration!.Value);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow("TERM")]
    [DataRow("INT")]
    public void A_supervisor_that_is_told_to_end_takes_its_jobs_with_it_and_says_so(string signal)
    {
        RunFolder run = Launch(Plan(Job("a", $"{Say("up")}; {ForEver}"), Job("b", Say("b"), 0)), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        Start($"kill -{signal} {supervisor.Pid}");
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Cancelled, JobStatus.Cancelled);
        Assert.AreEqual("its supervisor was told to end", end.State.Jobs[0].Reason);
        Assert.IsFalse(IsSaid("b"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_closed_terminal_does_not_concern_the_supervisor()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("up", "go"))), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        Start($"kill -HUP {supervisor.Pid}; : >\"$SIGNALS/hung-up\"");
        WaitUntilSaid("hung-up");
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_supervisor_that_is_killed_leaves_a_lost_run()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("up", "go")), Job("b", Say("b"), 0)), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => Read(run).IsOver, "the free lock");
        AssertStatuses(Read(run), JobStatus.Lost, JobStatus.Lost);
        Release("go");
    }

    private static TimeSpan StopLadderGrace => Engine.Supervising.StopLadder.Grace;
}
