using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Runs;

[TestClass]
public sealed class SuccessionTests
{
    private static readonly RunPlan Older = Plans.Of(JobOrder.Parallel, Plans.Job("a"), Plans.Job("b")) with { RunId = "2", SinceBoot = TimeSpan.FromSeconds(1) };

    [TestMethod]
    public void A_clock_that_was_set_back_between_two_runs_does_not_turn_them_round()
    {
        RunPlan newer = Older with { RunId = "1", CreatedAt = Older.CreatedAt.AddHours(-1), SinceBoot = TimeSpan.FromSeconds(2) };
        Assert.IsTrue(Succession.IsNewer(newer, Older));
        Assert.IsFalse(Succession.IsNewer(Older, newer));
    }

    [TestMethod]
    public void Of_two_runs_of_the_same_moment_exactly_one_is_newer()
    {
        RunPlan other = Older with { RunId = "3" };
        Assert.IsTrue(Succession.IsNewer(other, Older) && !Succession.IsNewer(Older, other));
    }

    [TestMethod]
    public void Only_the_same_hook_in_the_same_worktree_is_concerned()
    {
        RunPlan other = Older with { RunId = "3" };
        Assert.IsTrue(Succession.Concerns(Older, other));
        Assert.IsTrue(Succession.Concerns(Older, other with { Worktree = other.Worktree with { Path = "/moved" }, Branch = "another" }));
        Assert.IsFalse(Succession.Concerns(Older, Older));
        Assert.IsFalse(Succession.Concerns(Older, other with { Hook = "worktree-pre-remove" }));
        Assert.IsFalse(Succession.Concerns(Older, other with { Worktree = other.Worktree with { AdministrativeId = "else" } }));
        Assert.IsFalse(Succession.Concerns(Older, other with { Worktree = other.Worktree with { Nonce = "later" } }));
    }

    [TestMethod]
    public void A_whole_run_takes_the_place_of_everything_and_a_partial_one_of_its_own_jobs()
    {
        RunPlan newer = Plans.Of(JobOrder.Parallel, Plans.Job("x"), Plans.Job("b"), Plans.Job("a") with { SkipReason = "not here" });
        CollectionAssert.AreEqual(new[] { 0, 1 }, Succession.Superseded(Older, newer).ToArray());
        CollectionAssert.AreEqual(new[] { 1 }, Succession.Superseded(Older, newer with { IsPartial = true }).ToArray());
    }
}
