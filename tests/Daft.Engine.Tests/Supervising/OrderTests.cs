using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>Which jobs run, and when: told by the journals of real supervisors.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class OrderTests : RunTest
{
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_starts_when_all_it_needs_has_ended()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("last", "true", 1, 2), Job("left", "sleep 0.1", 3), Job("right", "true", 3), Job("first", "true")));
        AssertStatuses(run, JobStatus.Completed, JobStatus.Completed, JobStatus.Completed, JobStatus.Completed);
        Assert.AreEqual(3, StartsOf(run)[0]);
        Assert.AreEqual(0, StartsOf(run)[^1]);
        AssertBefore(run, ended: 1, started: 0);
        AssertBefore(run, ended: 2, started: 0);
        AssertBefore(run, ended: 3, started: 1);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Lower_priority_starts_first_then_the_order_of_the_file()
    {
        RunSnapshot run = RunToTheEnd(Plan(
            Job("a", "true") with { Priority = 5 }, Job("b", "true"), Job("c", "true") with { Priority = -1 }, Job("d", "true")));
        CollectionAssert.AreEqual(new[] { 2, 1, 3, 0 }, StartsOf(run));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Jobs_that_need_nothing_run_side_by_side()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("a", "b")), Job("b", SayAndAwait("b", "a")) with { Background = true }));
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Piped_runs_one_after_the_other_and_stops_at_the_first_failure()
    {
        RunSnapshot run = RunToTheEnd(Plan(JobOrder.Piped, Job("a", "sleep 0.1"), Job("b", "exit 3"), Job("c", Say("c"))));
        AssertStatuses(run, JobStatus.Completed, JobStatus.Failed, JobStatus.Blocked);
        Assert.AreEqual(ExitReport.Exited(3), run.State.Jobs[1].Exit);
        AssertBefore(run, ended: 0, started: 1);
        Assert.IsFalse(IsSaid("c"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Follow_runs_one_after_the_other_and_goes_on()
    {
        RunSnapshot run = RunToTheEnd(Plan(JobOrder.Follow, Job("a", "sleep 0.1"), Job("b", "exit 3"), Job("c", Say("c"))));
        AssertStatuses(run, JobStatus.Completed, JobStatus.Failed, JobStatus.Completed);
        AssertBefore(run, ended: 0, started: 1);
        AssertBefore(run, ended: 1, started: 2);
        Assert.IsTrue(IsSaid("c"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_group_is_one_element_of_the_order_around_it()
    {
        RunPlan plan = Plan(JobOrder.Piped, Job("a", SayAndAwait("a", "b")) with { Group = 0 }, Job("b", SayAndAwait("b", "a")) with { Group = 0 }, Job("c", "true"));
        RunSnapshot run = RunToTheEnd(plan with { Groups = [new PlannedGroup { Index = 0, Name = "both" }] });
        AssertStatuses(run, JobStatus.Completed, JobStatus.Completed, JobStatus.Completed);
        AssertBefore(run, ended: 0, started: 2);
        AssertBefore(run, ended: 1, started: 2);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_skipped_job_never_starts_and_what_needs_it_does()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("a", "") with { SkipReason = "not here" }, Job("b", "true", 0)));
        AssertStatuses(run, JobStatus.Skipped, JobStatus.Completed);
        Assert.AreEqual("not here", run.State.Jobs[0].Reason);
        CollectionAssert.AreEqual(new[] { 1 }, StartsOf(run));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_needs_a_failure_is_blocked_and_the_rest_runs()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("a", "kill -9 $$"), Job("b", Say("b"), 0), Job("c", Say("c"), 1), Job("d", "true")));
        AssertStatuses(run, JobStatus.Failed, JobStatus.Blocked, JobStatus.Blocked, JobStatus.Completed);
        Assert.AreEqual(ExitReport.Killed(9), run.State.Jobs[0].Exit);
        Assert.IsFalse(IsSaid("b") || IsSaid("c"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_without_jobs_is_over_at_once() => AssertStatuses(RunToTheEnd(Plan()));

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_hundred_short_jobs_all_come_to_their_end()
    {
        PlannedJob[] jobs = [.. Enumerable.Range(0, 100).Select(number => Job($"job-{number}", $"echo {number}"))];
        RunSnapshot run = RunToTheEnd(Plan(jobs));
        Assert.IsTrue(run.State.Jobs.All(job => job.Status == JobStatus.Completed));
        for (int number = 0; number < jobs.Length; number++)
            Assert.AreEqual($"{number}\n", LogOf(run, number));
    }

    private static int[] StartsOf(RunSnapshot run) => [.. Journal.Read(run.Folder).OfType<RunEvent.JobStarted>().Select(started => started.Job)];

    private static void AssertBefore(RunSnapshot run, int ended, int started)
    {
        var journal = Journal.Read(run.Folder).ToList();
        int end = journal.FindIndex(happened => happened is RunEvent.JobFinished finished && finished.Job == ended);
        Assert.IsLessThan(journal.FindIndex(happened => happened is RunEvent.JobStarting starting && starting.Job == started), end);
    }
}
