using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>What a job starts with, and what keeps it from starting.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class StartTests : RunTest
{
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_missing_root_fails_the_job_and_nothing_else() => AssertRefused("does not exist", Job("a", Say("ran")) with { Root = "no/such" });

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_file_is_no_root() => AssertRefused("does not exist", Job("a", Say("ran")) with { Root = "readme" });

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_root_that_a_link_leads_out_of_the_worktree_fails_the_job()
    {
        Directory.CreateSymbolicLink(Path.Combine(Worktree, "out"), "..");
        AssertRefused("leads out", Job("a", Say("ran")) with { Root = "out" });
    }

    /// <summary>Its path begins like the worktree's and is another folder.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_neighbour_whose_name_begins_alike_is_outside()
    {
        string neighbour = Directory.CreateDirectory(Worktree + "-evil").FullName;
        Directory.CreateSymbolicLink(Path.Combine(Worktree, "out"), neighbour);
        AssertRefused("leads out", Job("a", Say("ran")) with { Root = "out" });
        AssertRefused("leads out", Job("a", Say("ran")) with { Root = "../feature-evil" });
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow("${")]
    [DataRow("${X")]
    public void A_value_that_cannot_be_expanded_fails_the_job(string value) =>
        AssertRefused("", Job("a", Say("ran")) with { Environment = [new PlannedVariable("X", value)] });

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_root_made_by_an_earlier_job_is_there_when_it_is_needed()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("make", "mkdir -p deep/er"), Job("use", "pwd", 0) with { Root = "deep/er" }));
        Assert.AreEqual(Path.Combine(Worktree, "deep/er") + "\n", LogOf(run, 1));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_link_within_the_worktree_is_a_root_like_any_other()
    {
        Directory.CreateDirectory(Path.Combine(Worktree, "real"));
        Directory.CreateSymbolicLink(Path.Combine(Worktree, "link"), "real");
        AssertStatuses(RunToTheEnd(Plan(Job("a", "true") with { Root = "link" })), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_knows_its_run_and_its_own_variables_and_not_those_of_git()
    {
        PlannedVariable own = new("X", "${DAFT_JOB_NAME}:${NO_SUCH:-default}");
        RunPlan plan = Plan(Job("a", "echo \"$DAFT_JOB_NAME $DAFT_RUN_ID $DAFT_BRANCH_NAME $DAFT_COMMIT. $DAFT_WORKTREE_PATH $X ${GIT_DIR-none}\"") with { Environment = [own] });
        Sandbox.Variables["GIT_DIR"] = "/wrong";
        RunSnapshot run = RunToTheEnd(plan);
        Assert.AreEqual($"a {plan.RunId} feature . {Worktree} a:default none\n", LogOf(run, 0));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_has_nothing_on_standard_input_both_outputs_in_its_log_and_no_other_descriptor()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("a", "cat; echo out; echo err >&2; for d in /proc/$$/fd/*; do [ ! -e \"$d\" ] || echo \"${d##*/}\"; done")));
        Assert.AreEqual("out\nerr\n0\n1\n2\n", LogOf(run, 0));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_that_was_supervised_before_is_not_supervised_again()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("a", $"echo once >>\"$SIGNALS/count\"")));
        byte[] journal = File.ReadAllBytes(run.Folder.JournalPath);
        var second = Sandbox.Run("/", Daft, "__supervise", run.Folder.Path);
        Assert.AreEqual(2, second.ExitCode);
        Assert.Contains("has been supervised before", second.ErrorText);
        CollectionAssert.AreEqual(journal, File.ReadAllBytes(run.Folder.JournalPath));
        Assert.AreEqual("once\n", File.ReadAllText(Sandbox.PathOf("signals/count")));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_is_no_run_is_not_supervised()
    {
        var result = Sandbox.Run("/", Daft, "__supervise", Sandbox.Root);
        Assert.AreEqual(2, result.ExitCode);
        Assert.Contains("is no run", result.ErrorText);
    }

    private void AssertRefused(string why, PlannedJob job)
    {
        RunSnapshot run = RunToTheEnd(Plan(job, Job("dependent", "true", 0), Job("other", "true")));
        AssertStatuses(run, JobStatus.Failed, JobStatus.Blocked, JobStatus.Completed);
        Assert.Contains(why, run.State.Jobs[0].Reason!);
        Assert.IsNull(run.State.Jobs[0].Exit);
        Assert.IsFalse(IsSaid("ran"));
    }
}
