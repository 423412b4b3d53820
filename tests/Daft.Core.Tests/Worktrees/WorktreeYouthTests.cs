using Daft.Core.Tests.Planning;
using Daft.Core.Worktrees;

namespace Daft.Core.Tests.Worktrees;

[TestClass]
public sealed class WorktreeYouthTests
{
    private static readonly DateTimeOffset Now = Plans.Noon;

    [TestMethod]
    [DataRow(0.0, 3.0)]
    [DataRow(1.0, 2.0)]
    [DataRow(3.0, 0.0)]
    [DataRow(86_400.0, 0.0)]
    public void A_worktree_that_git_has_just_made_may_still_get_its_run(double age, double patience) =>
        AssertPatience(patience, new WorktreeYouth { CreatedAt = Ago(age) });

    [TestMethod]
    public void The_hook_has_as_long_as_git_had()
    {
        AssertPatience(2.5, new WorktreeYouth { CreatedAt = Ago(100), FilledAt = Ago(1), HandledAt = Ago(0.5) });
        AssertPatience(0, new WorktreeYouth { CreatedAt = Ago(1), FilledAt = Ago(1), HandledAt = Ago(4) });
    }

    [TestMethod]
    public void A_long_checkout_is_waited_for_and_then_its_hook()
    {
        AssertPatience(540, new WorktreeYouth { CreatedAt = Ago(60), IndexLockedAt = Ago(60) });
        AssertPatience(2, new WorktreeYouth { CreatedAt = Ago(60), FilledAt = Ago(1) });
    }

    [TestMethod]
    public void The_lock_of_a_git_that_was_killed_is_not_waited_for_without_end() =>
        AssertPatience(0, new WorktreeYouth { CreatedAt = Ago(700), IndexLockedAt = Ago(700) });

    [TestMethod]
    public void The_lock_of_a_later_git_command_means_nothing() =>
        AssertPatience(0, new WorktreeYouth { CreatedAt = Ago(60), FilledAt = Ago(50), IndexLockedAt = Ago(0) });

    [TestMethod]
    public void A_time_that_lies_ahead_is_none()
    {
        AssertPatience(0, new WorktreeYouth { CreatedAt = Ago(-3600) });
        AssertPatience(3, new WorktreeYouth { CreatedAt = Ago(-1) });
    }

    private static DateTimeOffset Ago(double seconds) => Now - TimeSpan.FromSeconds(seconds);

    private static void AssertPatience(double seconds, WorktreeYouth youth) => Assert.AreEqual(TimeSpan.FromSeconds(seconds), youth.PatienceAt(Now));
}
