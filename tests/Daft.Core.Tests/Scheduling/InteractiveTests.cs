using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Scheduling;
using Daft.Core.Tests.Planning;
using static Daft.Core.Tests.Scheduling.Decisions;

namespace Daft.Core.Tests.Scheduling;

/// <summary>Interactive jobs have the terminal of whoever makes the run, one at a time, before there is a supervisor.</summary>
[TestClass]
public sealed class InteractiveTests
{
    private const int Done = 0;
    private const int Broken = 1;

    [TestMethod]
    public void They_come_one_at_a_time_by_priority_then_by_the_order_of_the_file()
    {
        RunState run = Run(JobOrder.Parallel, Plans.Job("other"), Asking("a") with { Priority = 1 }, Asking("b"));
        AssertAsks("b", run);
        AssertAsks("a", run.Started(2).Ended(2, Done));
        AssertAsks(null, run.Ended(2, Done).Ended(1, Broken));
    }

    [TestMethod]
    public void They_come_after_those_they_need()
    {
        RunState run = Run(JobOrder.Parallel, Asking("a", 1), Asking("b"));
        AssertAsks("b", run);
        AssertAsks("a", run.Ended(1, Done));
        AssertAsks(null, run.Ended(1, Broken));
        AssertBlocks("0: 'b' failed", run.Ended(1, Broken));
    }

    [TestMethod]
    public void What_is_skipped_is_in_nobody_s_way() =>
        AssertAsks("b", Run(JobOrder.Piped, Plans.Job("a") with { SkipReason = "not here" }, Asking("b", 0), Asking("c")));

    [TestMethod]
    public void One_that_is_skipped_is_never_asked_for() =>
        AssertAsks(null, Run(JobOrder.Parallel, Asking("a") with { SkipReason = "there is no terminal" }));

    [TestMethod]
    public void The_supervisor_goes_on_where_they_ended()
    {
        RunState run = Run(JobOrder.Piped, Asking("login"), Plans.Job("install")).Started(0);
        AssertStarts("install", run.Ended(0, Done));
        AssertBlocks("1: 'login' failed", run.Ended(0, Broken));
    }

    [TestMethod]
    [DataRow(JobOrder.Parallel, 0)]
    [DataRow(JobOrder.Piped)]
    [DataRow(JobOrder.Follow)]
    public void One_that_comes_after_a_job_of_the_supervisor_s_is_skipped_with_that_reason(JobOrder order, params int[] needs)
    {
        RunState run = Run(order, Plans.Job("fetch"), Asking("ask", needs));
        AssertAsks(null, run);
        Assert.AreEqual(new SettledJob(1, "it is interactive, and what comes before it is not"), Decide(run).Skip.Single());
        AssertStarts("fetch", run.Skipped(1));
    }

    private static PlannedJob Asking(string name, params int[] needs) => Plans.Job(name, needs) with { Interactive = true };

    private static RunState Run(JobOrder order, params PlannedJob[] jobs) => RunState.Initial(Plans.Of(order, jobs));

    private static void AssertAsks(string? expected, RunState run) => Assert.AreEqual(expected, new Scheduler(run.Plan).FindInteractive(run)?.Name);
}
