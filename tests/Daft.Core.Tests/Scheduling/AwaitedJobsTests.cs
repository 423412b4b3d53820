using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Scheduling;
using Daft.Core.Tests.Planning;
using static Daft.Core.Tests.Planning.Plans;

namespace Daft.Core.Tests.Scheduling;

[TestClass]
public sealed class AwaitedJobsTests
{
    [TestMethod]
    public void Jobs_of_the_foreground_are_and_jobs_of_the_background_are_not() =>
        AssertAwaited("install", Plans.Of(JobOrder.Parallel, Job("install"), Behind("warm", 0)));

    [TestMethod]
    public void What_a_foreground_job_needs_is_however_far_behind() =>
        AssertAwaited("a b c", Plans.Of(JobOrder.Parallel, Behind("a"), Behind("b", 0), Job("c", 1), Behind("d", 1)));

    [TestMethod]
    public void All_of_a_needed_group_is_and_what_the_group_needs() =>
        AssertAwaited(
            "first one two last",
            Plans.Of(JobOrder.Parallel, Behind("first"), Behind("one").In(0), Behind("two").In(0), Job("last") with { NeededGroups = [0] }, Behind("other"))
                .With(Group("both", JobOrder.Parallel) with { Needs = [0] }));

    [TestMethod]
    public void A_group_around_a_job_is_waited_for_no_further_than_it_begins() =>
        AssertAwaited("front", Plans.Of(JobOrder.Parallel, Behind("beside").In(0), Job("front").In(0)).With(Group("both", JobOrder.Parallel)));

    [TestMethod]
    [DataRow(JobOrder.Piped)]
    [DataRow(JobOrder.Follow)]
    public void Where_one_goes_after_the_other_those_whose_turn_comes_first_are(JobOrder order) =>
        AssertAwaited("b front", Plans.Of(order, Behind("late") with { Priority = 5 }, Behind("b"), Job("front"), Behind("after")));

    [TestMethod]
    public void Turns_of_a_group_are_its_own() =>
        AssertAwaited("before front", Plans.Of(JobOrder.Parallel, Behind("outside"), Behind("before").In(0), Job("front").In(0), Behind("after").In(0)).With(Group("turns", JobOrder.Piped)));

    [TestMethod]
    public void Nobody_waits_for_what_a_skipped_job_needs() =>
        AssertAwaited("", Plans.Of(JobOrder.Parallel, Behind("a"), Job("skipped", 0) with { SkipReason = "not here" }));

    private static PlannedJob Behind(string name, params int[] needs) => Job(name, needs) with { Background = true };

    private static void AssertAwaited(string expected, RunPlan plan) =>
        Assert.AreEqual(expected, string.Join(' ', AwaitedJobs.Of(plan).Order().Select(job => plan.Jobs[job].Name)));
}
