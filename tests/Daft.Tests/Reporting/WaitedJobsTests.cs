using Daft.Core.Planning;
using Daft.Reporting;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class WaitedJobsTests
{
    [TestMethod]
    public void Background_jobs_are_not_waited_for() => CollectionAssert.AreEqual(
        new[] { 0 },
        WaitedJobs.Foreground(Example.Plan(Example.Job(0, "install"), Example.Job(1, "warmup", background: true, needs: 0))).ToArray());

    [TestMethod]
    public void What_a_foreground_job_needs_is_waited_for_however_far_away()
    {
        RunPlan plan = Example.Plan(
            Example.Job(0, "fetch", background: true),
            Example.Job(1, "generate", background: true, needs: 0),
            Example.Job(2, "install", needs: 1),
            Example.Job(3, "warmup", background: true, needs: 2));

        CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, WaitedJobs.Foreground(plan).ToArray());
    }

    [TestMethod]
    public void What_a_skipped_job_needs_is_not_waited_for_unless_another_needs_it_by_way_of_that_job()
    {
        RunPlan plan = Example.Plan(
            Example.Job(0, "build", background: true),
            Example.Job(1, "skipped", needs: 0) with { SkipReason = "not here" },
            Example.Job(2, "fetch", background: true),
            Example.Job(3, "also skipped", needs: 2) with { SkipReason = "not here" },
            Example.Job(4, "install", needs: 3));

        CollectionAssert.AreEquivalent(new[] { 1, 2, 3, 4 }, WaitedJobs.Foreground(plan).ToArray());
    }

    [TestMethod]
    public void What_is_needed_by_way_of_groups_is_waited_for()
    {
        RunPlan plan = Example.Plan(
            Example.Job(0, "fetch", background: true),
            Example.Job(1, "generate", background: true) with { Group = 0 },
            Example.Job(2, "docs", background: true),
            Example.Job(3, "install") with { Group = 1 }) with
        {
            Groups =
            [
                new PlannedGroup { Index = 0, Name = "prepare", Needs = [0] },
                new PlannedGroup { Index = 1, Name = "web", NeededGroups = [0] },
            ],
        };

        CollectionAssert.AreEquivalent(new[] { 0, 1, 3 }, WaitedJobs.Foreground(plan).ToArray());
    }
}
