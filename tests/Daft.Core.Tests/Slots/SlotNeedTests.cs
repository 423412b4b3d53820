using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Slots;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Slots;

[TestClass]
public sealed class SlotNeedTests
{
    [TestMethod]
    public void Heavy_jobs_in_the_background_wait_for_a_slot() => AssertNeed([0], Background("build"), Plans.Job("install"));

    [TestMethod]
    public void A_light_job_does_not() => AssertNeed([], Background("fetch") with { IsLight = true });

    [TestMethod]
    public void A_job_that_does_nothing_here_does_not() => AssertNeed([], Background("build") with { SkipReason = "not here" });

    [TestMethod]
    public void What_the_foreground_waits_for_does_not() => AssertNeed([2], Background("fetch"), Plans.Job("install", 0), Background("build", 1));

    [TestMethod]
    public void Without_a_limit_nobody_does() => Assert.IsEmpty(SlotNeed.In(Plans.Of(JobOrder.Parallel, Background("build"))));

    [TestMethod]
    public void Where_one_goes_after_the_other_what_comes_before_the_foreground_does_not_and_what_comes_after_it_does() => CollectionAssert.AreEquivalent(
        new[] { 2 },
        SlotNeed.In(Limited(Plans.Of(JobOrder.Piped, Background("fetch"), Plans.Job("install"), Background("build")))).ToArray());

    private static PlannedJob Background(string name, params int[] needs) => Plans.Job(name, needs) with { Background = true };

    private static RunPlan Limited(RunPlan plan) => plan with { Slots = new SlotRule("/run/daft/slots", 2) };

    private static void AssertNeed(int[] expected, params PlannedJob[] jobs) =>
        CollectionAssert.AreEquivalent(expected, SlotNeed.In(Limited(Plans.Of(JobOrder.Parallel, jobs))).ToArray());
}
