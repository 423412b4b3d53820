using Daft.Core.Retention;
using Daft.Core.Tests.Planning;
using Daft.Core.Worktrees;

namespace Daft.Core.Tests.Retention;

[TestClass]
public sealed class SweepTests
{
    private static readonly DateTimeOffset s_now = Plans.Noon;
    private static readonly RetentionRules s_rules = new();

    [TestMethod]
    public void What_is_older_than_its_retention_goes_and_the_rest_stays() =>
        AssertGone("a", [Run("a", days: 7.1), Run("b", days: 6.9), Run("c", days: 0)], s_rules);

    [TestMethod]
    public void A_live_run_stays_however_old_and_large() =>
        AssertGone("", [Run("a", days: 400, bytes: 1L << 40) with { IsLive = true }], s_rules);

    [TestMethod]
    public void Of_a_standing_worktree_the_newest_stays_whatever_the_rules_say()
    {
        StoredRun[] runs = [Standing("a", 30), Standing("b", 20), Standing("other", 30, worktree: "w2"), Run("removed", 20)];

        AssertGone("a removed", runs, new RetentionRules { KeepLast = 0, MaximumTotalSize = 1 });
    }

    [TestMethod]
    public void Keep_last_spares_a_standing_worktrees_runs_from_age_and_not_from_the_total_size()
    {
        StoredRun[] runs = [Standing("a", 30), Standing("b", 20), Standing("c", 10), Run("gone1", 30), Run("gone2", 3)];

        AssertGone("a gone1", runs, new RetentionRules { KeepLast = 2 });
        AssertGone("a b gone1", runs, new RetentionRules { KeepLast = 2, MaximumTotalSize = 250 });
    }

    [TestMethod]
    public void Two_worktrees_that_had_the_same_place_are_two() =>
        AssertGone("a", [Run("a", 30), Standing("b", 30)], new RetentionRules { KeepLast = 5 });

    [TestMethod]
    public void The_total_size_takes_the_oldest_first_and_stops_as_soon_as_it_holds()
    {
        StoredRun[] runs = [Run("c", 1), Run("a", 3), Run("live", 9, bytes: 500) with { IsLive = true }, Run("b", 2)];

        AssertGone("", runs, new RetentionRules { MaximumTotalSize = 800 });
        AssertGone("a", runs, new RetentionRules { MaximumTotalSize = 799 });
        AssertGone("a b", runs, new RetentionRules { MaximumTotalSize = 600 });
        AssertGone("a b c", runs, new RetentionRules { MaximumTotalSize = 1 });
    }

    [TestMethod]
    public void A_run_is_kept_as_long_as_its_log_that_is_kept_longest_and_the_others_go_before()
    {
        StoredRun run = Run("a", days: 2) with { Logs = [Log("short", 1, days: 1), Log("long", 10, days: 3), Log("none", 0, days: 1)] };

        Sweep sweep = Sweep.Decide([run], s_rules, s_now);

        Assert.IsEmpty(sweep.Runs);
        CollectionAssert.AreEqual(new[] { new ExpiredLog("a", "short", 1) }, sweep.Logs.ToArray());
        AssertGone("a", [run with { EndedAt = s_now.AddDays(-3.1) }], s_rules);
    }

    [TestMethod]
    public void Expired_logs_count_no_more_towards_the_total()
    {
        StoredRun first = Run("a", 2) with { Logs = [Log("short", 900, days: 1), Log("long", 100, days: 3)] };

        AssertGone("", [first, Run("b", 1)], new RetentionRules { MaximumTotalSize = 200 });
        AssertGone("a", [first, Run("b", 1)], new RetentionRules { MaximumTotalSize = 199 });
    }

    [TestMethod]
    public void A_clock_that_was_set_back_deletes_nothing() => AssertGone("", [Run("a", days: -400)], s_rules);

    [TestMethod]
    public void A_run_whose_plan_cannot_be_read_goes_by_daft_s_own_retention() =>
        AssertGone("a", [Unreadable("a", 8), Unreadable("b", 6)], s_rules);

    private static void AssertGone(string expected, IEnumerable<StoredRun> runs, RetentionRules rules) =>
        Assert.AreEqual(expected, string.Join(' ', Sweep.Decide(runs, rules, s_now).Runs));

    private static StoredRun Unreadable(string id, double days) => new() { RunId = id, EndedAt = s_now.AddDays(-days), OtherBytes = 100 };

    private static StoredRun Run(string id, double days, long bytes = 100) => Unreadable(id, days) with
    {
        Worktree = Of("w1"),
        OtherBytes = 0,
        Logs = [Log("log", bytes, RetentionRules.DefaultRetention.TotalDays)],
    };

    private static StoredRun Standing(string id, double days, string worktree = "w1") =>
        Run(id, days) with { Worktree = Of(worktree) with { Nonce = "stands" }, WorktreeStands = true };

    private static WorktreeIdentity Of(string worktree) => Plans.Worktree with { AdministrativeId = worktree };

    private static StoredLog Log(string file, long bytes, double days) => new(file, bytes, TimeSpan.FromDays(days));
}
