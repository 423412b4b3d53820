using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;
using static Daft.Core.Tests.Scheduling.Decisions;

namespace Daft.Core.Tests.Scheduling;

/// <summary>A group is one element of the order around it and has an order of its own inside.</summary>
[TestClass]
public sealed class GroupTests
{
    private const int Done = 0;
    private const int Broken = 1;

    [TestMethod]
    public void A_group_has_its_own_order_inside_the_order_around_it()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("web", JobOrder.Piped)], Job("install").In(0), Job("build").In(0), Job("lint"));
        AssertStarts("install lint", run);
        AssertStarts("build lint", run.Ended(0, Done));
        AssertStarts("lint", run.Ended(0, Done).Started(1));
    }

    [TestMethod]
    [DataRow(JobOrder.Piped)]
    [DataRow(JobOrder.Follow)]
    public void What_comes_after_a_group_waits_until_all_of_it_has_ended(JobOrder order)
    {
        RunState run = Run(order, [Plans.Group("web", JobOrder.Parallel)], Job("a").In(0), Job("b").In(0), Job("after"));
        AssertStarts("a b", run);
        AssertStarts("", run.Started(0).Started(1).Ended(0, Done));
        AssertStarts("after", run.Ended(0, Done).Ended(1, Done));
    }

    [TestMethod]
    public void A_failure_inside_a_piped_group_blocks_the_rest_of_it_and_nothing_else()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("web", JobOrder.Piped)], Job("a").In(0), Job("b").In(0), Job("c")).Ended(0, Broken);
        AssertBlocks("1: 'a' failed", run);
        AssertStarts("c", run.Blocked(1));
    }

    [TestMethod]
    public void A_failed_group_blocks_what_comes_after_it_in_a_piped_order_and_goes_on_itself()
    {
        RunState run = Run(JobOrder.Piped, [Plans.Group("web", JobOrder.Follow)], Job("a").In(0), Job("b").In(0), Job("after")).Ended(0, Broken);
        AssertBlocks("2: 'a' failed", run);
        AssertStarts("b", run.Blocked(2));
    }

    [TestMethod]
    public void A_failed_group_holds_up_nothing_in_a_follow_order()
    {
        RunState run = Run(JobOrder.Follow, [Plans.Group("web", JobOrder.Piped)], Job("a").In(0), Job("b").In(0), Job("after")).Ended(0, Broken);
        AssertBlocks("1: 'a' failed", run);
        AssertStarts("after", run.Blocked(1));
    }

    [TestMethod]
    public void What_needs_a_group_waits_for_every_job_in_it_however_deep()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("web", JobOrder.Parallel), Plans.Group("assets", JobOrder.Parallel, parent: 0)],
            Job("a").In(0), Job("b").In(1), Job("after") with { NeededGroups = [0] });
        AssertStarts("a b", run);
        AssertStarts("b", run.Ended(0, Done));
        AssertStarts("after", run.Ended(0, Done).Ended(1, Done));
        AssertBlocks("2: 'b' failed", run.Ended(1, Broken));
    }

    [TestMethod]
    public void What_a_group_needs_each_of_its_jobs_waits_for_however_deep()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("web", JobOrder.Parallel) with { Needs = [0] }, Plans.Group("assets", JobOrder.Parallel, parent: 0)],
            Job("fetch"), Job("a").In(0), Job("b").In(1));
        AssertStarts("fetch", run);
        AssertStarts("a b", run.Ended(0, Done));
        AssertBlocks("1: 'fetch' failed, 2: 'fetch' failed", run.Ended(0, Broken));
    }

    [TestMethod]
    public void A_group_may_need_a_group()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("first", JobOrder.Parallel), Plans.Group("then", JobOrder.Parallel) with { NeededGroups = [0] }],
            Job("a").In(0), Job("b").In(1));
        AssertStarts("a", run);
        AssertStarts("b", run.Ended(0, Done));
    }

    [TestMethod]
    public void A_skipped_group_is_satisfied_and_what_it_would_have_waited_for_still_comes_first()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("generate", JobOrder.Parallel) with { Needs = [0] }],
            Job("install"), Job("a").In(0) with { SkipReason = "not here" }, Job("build") with { NeededGroups = [0] }).Skipped(1);
        AssertStarts("install", run);
        AssertStarts("build", run.Ended(0, Done));
        AssertBlocks("2: 'install' failed", run.Ended(0, Broken));
    }

    [TestMethod]
    public void A_group_without_jobs_holds_up_nothing()
    {
        RunState run = Run(JobOrder.Piped, [Plans.Group("empty", JobOrder.Piped)], Job("a") with { NeededGroups = [0] });
        AssertStarts("a", run);
    }

    [TestMethod]
    public void Priority_orders_among_what_stands_beside_it_alone()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("late", JobOrder.Parallel) with { Priority = 1 }],
            Job("a").In(0), Job("b").In(0) with { Priority = -9 }, Job("c"), Job("d") with { Priority = 2 });
        AssertStarts("c b a d", run);
    }

    [TestMethod]
    public void A_group_takes_its_turn_only_when_it_can_come_to_its_end()
    {
        RunState run = Run(JobOrder.Piped, [Plans.Group("web", JobOrder.Parallel)], Job("a").In(0), Job("b", 2).In(0), Job("c"));
        AssertStarts("c", run);
        AssertStarts("a b", run.Ended(2, Done));
    }

    [TestMethod]
    public void A_skipped_job_does_not_begin_its_group()
    {
        RunState run = Run(JobOrder.Follow, [Plans.Group("web", JobOrder.Parallel)], Job("a").In(0) with { SkipReason = "x" }, Job("b", 2).In(0), Job("c")).Skipped(0);
        AssertStarts("c", run);
    }

    [TestMethod]
    public void Once_something_in_a_piped_order_has_stopped_no_group_begins_in_it()
    {
        RunState run = Run(JobOrder.Parallel, [Plans.Group("all", JobOrder.Piped), Plans.Group("web", JobOrder.Parallel, parent: 0)],
            Job("fetch"), Job("a", 0).In(1), Job("b").In(1), Job("c").In(0)).Ended(0, Broken).Blocked(1);
        AssertBlocks("2: 'a' was blocked, 3: 'a' was blocked", run);
    }

    [TestMethod]
    public void Groups_that_wait_for_each_other_s_turn_are_blocked()
    {
        PlannedGroup[] groups = [Plans.Group("one", JobOrder.Parallel), Plans.Group("other", JobOrder.Parallel)];
        PlannedJob[] jobs = [Job("a").In(0), Job("b", 2).In(0), Job("c").In(1), Job("d", 0).In(1)];
        AssertStarts("a c", Run(JobOrder.Parallel, groups, jobs));
        Assert.AreEqual(4, Decide(Run(JobOrder.Follow, groups, jobs)).Block.Length);
    }

    private static PlannedJob Job(string name, params int[] needs) => Plans.Job(name, needs);

    private static RunState Run(JobOrder order, PlannedGroup[] groups, params PlannedJob[] jobs) => RunState.Initial(Plans.Of(order, jobs).With(groups));
}
