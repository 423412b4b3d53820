using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Core.Tests.Runs;

[TestClass]
public sealed class WorktreeStandingTests
{
    [TestMethod]
    public void Every_job_counts_once_as_its_latest_run_left_it()
    {
        WorktreeStanding standing = Standings.Of(Standings.Partial("b:completed"), Standings.Partial("c:failed b:failed"), Standings.Run("a:completed b:cancelled"));

        Assert.AreEqual("a:completed@2 b:completed@0 c:failed@1", Standings.Text(standing));
    }

    [TestMethod]
    public void A_run_of_all_jobs_makes_everything_before_it_history()
    {
        WorktreeStanding standing = Standings.Of(Standings.Run("a:completed"), Standings.Run("a:failed b:failed"));

        Assert.AreEqual("a:completed@0", Standings.Text(standing));
    }

    [TestMethod]
    public void No_more_runs_are_read_than_needed()
    {
        int read = 0;
        RunState[] runs = [Standings.Partial("a:failed"), Standings.Run("a:failed"), Standings.Run("a:failed")];

        RecentRuns.Of(runs.Select(run => (read++, run).run), run => run.Plan);

        Assert.AreEqual(2, read);
    }

    [TestMethod]
    public void A_run_of_another_hook_says_nothing_about_this_one()
    {
        RunState other = Standings.Run("x:failed");
        other = other with { Plan = other.Plan with { Hook = "another" } };

        Assert.AreEqual("a:failed@1 b:completed@0", Standings.Text(Standings.Of(Standings.Partial("b:completed"), other, Standings.Run("a:failed b:failed"))));
    }

    [TestMethod]
    [DataRow("", Warmth.Cold)]
    [DataRow("a:completed b:skipped", Warmth.Warm)]
    [DataRow("a:completed b:running c:failed", Warmth.Warming)]
    [DataRow("a:queued", Warmth.Warming)]
    [DataRow("a:failed b:cancelled", Warmth.Failed)]
    [DataRow("a:completed b:lost", Warmth.Failed)]
    [DataRow("a:completed b:blocked", Warmth.Failed)]
    [DataRow("a:completed b:cancelled", Warmth.Cancelled)]
    public void One_word_says_how_it_stands(string jobs, Warmth warmth) => Assert.AreEqual(warmth, Standings.Of(Standings.Run(jobs)).Warmth);

    [TestMethod]
    public void Without_a_run_it_is_cold() => Assert.AreEqual(Warmth.Cold, Standings.Of().Warmth);

    [TestMethod]
    public void A_job_needs_what_the_groups_around_it_need()
    {
        RunState run = Standings.Run("a:completed b:failed");
        RunPlan plan = run.Plan with
        {
            Groups = [new PlannedGroup { Index = 0, Name = "g", Needs = [0] }],
            Jobs = [run.Plan.Jobs[0], run.Plan.Jobs[1] with { Group = 0 }],
        };
        run = run with { Plan = plan, Jobs = [run.Jobs[0], run.Jobs[1] with { Job = plan.Jobs[1] }] };

        CollectionAssert.AreEqual(new[] { "a" }, Standings.Of(run).Find("b")!.Needs.ToArray());
    }
}
