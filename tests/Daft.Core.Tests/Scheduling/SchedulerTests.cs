using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Scheduling;
using Daft.Core.Tests.Planning;
using static Daft.Core.Tests.Scheduling.Decisions;

namespace Daft.Core.Tests.Scheduling;

[TestClass]
public sealed class SchedulerTests
{
    private const int Done = 0;
    private const int Broken = 1;

    [TestMethod]
    public void Everything_that_needs_nothing_starts_at_once() => AssertStarts("a b c", Run(Plans.Job("a"), Plans.Job("b"), Plans.Job("c")));

    [TestMethod]
    public void Lower_priority_starts_first_then_the_order_of_the_file() => AssertStarts(
        "c d b a",
        Run(Plans.Job("a") with { Priority = 5 }, Plans.Job("b"), Plans.Job("c") with { Priority = -1 }, Plans.Job("d") with { Priority = -1 }));

    [TestMethod]
    public void A_job_waits_until_all_it_needs_has_completed()
    {
        RunState run = Run(Plans.Job("a"), Plans.Job("b"), Plans.Job("c", 0, 1));
        AssertStarts("c", run.Ended(0, Done).Ended(1, Done));
        AssertStarts("", run.Ended(0, Done).Started(1));
        AssertStarts("b", run.Ended(0, Done));
    }

    [TestMethod]
    public void A_background_job_starts_while_foreground_jobs_run() => AssertStarts(
        "b", Run(Plans.Job("a"), Plans.Job("b") with { Background = true }).Started(0));

    [TestMethod]
    public void An_announced_job_is_not_started_again() =>
        AssertStarts("b", Run(Plans.Job("a"), Plans.Job("b")).After(new RunEvent.JobStarting(Plans.Noon, 0)));

    [TestMethod]
    public void A_job_with_a_reason_not_to_run_is_skipped_before_anything_starts()
    {
        SchedulingDecision decision = Decide(Run(Plans.Job("a"), Plans.Job("b") with { SkipReason = "not here" }));
        Assert.AreEqual(new SettledJob(1, "not here"), decision.Skip.Single());
        Assert.IsTrue(decision.Start.IsEmpty);
    }

    [TestMethod]
    public void A_skipped_need_is_satisfied() => AssertStarts("b", Run(Plans.Job("a"), Plans.Job("b", 0)).Skipped(0));

    [TestMethod]
    public void What_a_skipped_job_would_have_waited_for_still_comes_first()
    {
        RunState run = Run(Plans.Job("install"), Plans.Job("generate", 0), Plans.Job("build", 1)).Skipped(1);
        AssertStarts("install", run);
        AssertStarts("build", run.Ended(0, Done));
        AssertBlocks("2: 'install' failed", run.Ended(0, Broken));
    }

    [TestMethod]
    public void What_needs_a_failure_is_blocked_and_so_is_what_needs_that()
    {
        RunState run = Run(Plans.Job("a"), Plans.Job("b", 0), Plans.Job("c", 1), Plans.Job("d")).Ended(0, Broken);
        AssertBlocks("1: 'a' failed", run);
        AssertBlocks("2: 'b' was blocked", run.Blocked(1));
        AssertStarts("d", run.Blocked(1).Blocked(2));
    }

    [TestMethod]
    public void What_needs_a_cancelled_job_is_blocked() => AssertBlocks(
        "1: 'a' was cancelled", Run(Plans.Job("a"), Plans.Job("b", 0)).After(new RunEvent.JobCancelled(Plans.Noon, 0, StopReason.Requested)));

    [TestMethod]
    public void What_needs_a_lost_job_is_blocked()
    {
        RunState run = Run(Plans.Job("a"), Plans.Job("b", 0));
        AssertBlocks("1: 'a' was lost", run with { Jobs = run.Jobs.SetItem(0, run.Jobs[0] with { Status = JobStatus.Lost }) });
    }

    [TestMethod]
    [DataRow(JobOrder.Piped)]
    [DataRow(JobOrder.Follow)]
    public void One_after_the_other_starts_one_at_a_time(JobOrder order)
    {
        RunState run = Run(order, Plans.Job("a", 2), Plans.Job("b"), Plans.Job("c") with { Priority = 1 });
        AssertStarts("b", run);
        AssertStarts("", run.Started(1));
        AssertStarts("", run.After(new RunEvent.JobStarting(Plans.Noon, 1)));
        AssertStarts("c", run.Ended(1, Done));
        AssertStarts("a", run.Ended(1, Done).Ended(2, Done));
    }

    [TestMethod]
    public void Piped_stops_at_the_first_failure() =>
        AssertBlocks("1: 'a' failed, 2: 'a' failed", Run(JobOrder.Piped, Plans.Job("a"), Plans.Job("b"), Plans.Job("c")).Ended(0, Broken));

    [TestMethod]
    public void Follow_goes_on_after_a_failure() => AssertStarts("b", Run(JobOrder.Follow, Plans.Job("a"), Plans.Job("b")).Ended(0, Broken));

    [TestMethod]
    public void A_run_where_all_has_ended_has_nothing_to_do()
    {
        SchedulingDecision decision = Decide(Run(Plans.Job("a")).Ended(0, Broken));
        Assert.IsTrue(decision.Start.IsEmpty && decision.Skip.IsEmpty && decision.Block.IsEmpty);
    }

    [TestMethod]
    public void Jobs_that_wait_for_each_other_are_blocked_and_so_is_what_needs_them()
    {
        RunState run = Run(Plans.Job("a", 1), Plans.Job("b", 0), Plans.Job("c", 1), Plans.Job("d"));
        const string Why = "a circle of needs keeps it waiting for ever";
        AssertBlocks($"0: {Why}, 1: {Why}, 2: {Why}", run);
        AssertStarts("d", run.Blocked(0).Blocked(1).Blocked(2));
    }

    private static RunState Run(params PlannedJob[] jobs) => Run(JobOrder.Parallel, jobs);

    private static RunState Run(JobOrder order, params PlannedJob[] jobs) => RunState.Initial(Plans.Of(order, jobs));
}
