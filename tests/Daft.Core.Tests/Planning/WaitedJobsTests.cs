using Daft.Core.Configuration;
using Daft.Core.Planning;

namespace Daft.Core.Tests.Planning;

[TestClass]
public sealed class WaitedJobsTests
{
    [TestMethod]
    public void Background_jobs_are_not_waited_for() =>
        AssertForeground([0], Plans.Of(JobOrder.Parallel, Plans.Job("install"), Background("warmup", 0)));

    [TestMethod]
    public void What_a_foreground_job_needs_is_waited_for_however_far_away() => AssertForeground(
        [0, 1, 2],
        Plans.Of(JobOrder.Parallel, Background("fetch"), Background("generate", 0), Plans.Job("install", 1), Background("warmup", 2)));

    [TestMethod]
    public void What_is_needed_by_way_of_groups_is_waited_for() => AssertForeground(
        [0, 1, 3],
        Plans.Of(JobOrder.Parallel, Background("fetch"), Background("generate").In(0), Background("docs"), Plans.Job("install").In(1))
            .With(Plans.Group("prepare", JobOrder.Parallel) with { Needs = [0] }, Plans.Group("web", JobOrder.Parallel) with { NeededGroups = [0] }));

    [TestMethod]
    [DataRow(JobOrder.Piped)]
    [DataRow(JobOrder.Follow)]
    public void Where_one_goes_after_the_other_what_comes_before_a_foreground_job_holds_it_up(JobOrder order)
    {
        RunPlan plan = Plans.Of(order, Background("first"), Background("second"), Plans.Job("install"), Background("warmup"));
        AssertForeground([2], plan);
        AssertBefore([0, 1, 2], plan);
    }

    [TestMethod]
    public void Side_by_side_nothing_holds_up_but_what_is_needed() =>
        AssertBefore([1], Plans.Of(JobOrder.Parallel, Background("first"), Plans.Job("install")));

    [TestMethod]
    public void The_order_is_that_of_the_priorities() => AssertBefore(
        [1, 2],
        Plans.Of(JobOrder.Piped, Background("last") with { Priority = 3 }, Plans.Job("install") with { Priority = 2 }, Background("first") with { Priority = 1 }));

    [TestMethod]
    public void A_group_has_its_turn_as_a_whole_and_an_order_of_its_own_inside() => AssertBefore(
        [0, 1, 3, 4],
        Plans.Of(JobOrder.Piped, Background("a"), Background("b").In(0), Background("c"), Background("d").In(1), Plans.Job("e").In(1), Background("f").In(1))
            .With(Plans.Group("parallel before", JobOrder.Parallel), Plans.Group("in turn", JobOrder.Follow)) with
        {
            // Of two with the same priority the first in the file goes first; 'c' goes last.
            Jobs = [.. Renumbered(Background("a"), Background("b").In(0), Background("c") with { Priority = 1 }, Background("d").In(1), Plans.Job("e").In(1), Background("f").In(1))],
        });

    [TestMethod]
    public void An_empty_group_does_not_break_the_row() => AssertBefore(
        [0, 1],
        Plans.Of(JobOrder.Piped, Background("a"), Plans.Job("b")).With(Plans.Group("empty", JobOrder.Parallel) with { Priority = 0 }));

    private static PlannedJob Background(string name, params int[] needs) => Plans.Job(name, needs) with { Background = true };

    private static IEnumerable<PlannedJob> Renumbered(params PlannedJob[] jobs) => jobs.Select((job, index) => job with { Index = index });

    private static void AssertForeground(int[] expected, RunPlan plan) => CollectionAssert.AreEquivalent(expected, WaitedJobs.Foreground(plan).ToArray());

    private static void AssertBefore(int[] expected, RunPlan plan) => CollectionAssert.AreEquivalent(expected, WaitedJobs.BeforeForeground(plan).ToArray());
}
