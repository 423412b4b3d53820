using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Git;
using Daft.Engine.Hooking;
using Daft.Engine.Launching;
using Daft.Engine.Preparing;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Hooking;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class PostCheckoutTests : HookTest
{
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_new_worktree_with_an_approved_configuration_is_run_once()
    {
        string commit = Configure(OneJob);
        Approve(OneJob);
        string worktree = AddNewWorktree();
        LaunchedRun run = await LaunchAsync(CallIn(worktree));
        Assert.IsInstanceOfType<HookOutcome.NothingToDo>(await RunAsync(CallIn(worktree)));

        RunSnapshot end = EndOf(run.Run.Folder);
        AssertStatuses(end, JobStatus.Completed);
        Assert.AreEqual(worktree + "\n", LogOf(end, 0));
        RunPlan plan = end.State.Plan;
        Assert.AreEqual("git worktree add", plan.Trigger);
        Assert.AreEqual("new", plan.Branch);
        Assert.AreEqual(commit, plan.Commit);
        Assert.AreEqual(Identify(worktree), plan.Worktree);
        Assert.AreEqual(File.ReadAllText(MarkerOf(worktree)).TrimEnd(), plan.Worktree.Nonce);
        Assert.HasCount(1, Store.List());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task The_git_directory_that_git_names_is_believed()
    {
        Configure(OneJob);
        Approve(OneJob);
        string worktree = AddNewWorktree();
        LaunchedRun run = await LaunchAsync(CallIn(worktree, ("GIT_DIR", Sandbox.Layout(worktree).GitDirectory)));
        AssertStatuses(EndOf(run.Run.Folder), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task What_the_commit_says_counts_and_not_what_the_working_tree_does()
    {
        Configure(OneJob);
        Approve(OneJob);
        string worktree = AddNewWorktree();
        await File.WriteAllTextAsync(Path.Combine(worktree, "daft.yml"), "hooks: nonsense\n", Cancellation);
        AssertStatuses(EndOf((await LaunchAsync(CallIn(worktree))).Run.Folder), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_checkout_after_a_failure_tells_of_it_once()
    {
        RunToTheEnd(Plan(Job("bad", "exit 3")));

        // Not where daft is switched off, and not in a job, whose output nobody reads.
        await AssertSilentAsync(CallIn(Worktree, ("DAFT", "0")));
        Sandbox.Git(Repository, "config", "daft.enabled", "false");
        await AssertSilentAsync(CallIn(Worktree));
        Sandbox.Git(Repository, "config", "daft.enabled", "true");

        var reminded = (HookOutcome.Reminded)await RunAsync(CallIn(Worktree));
        Assert.AreEqual("bad", reminded.Failed.Single().Job.Name);
        await AssertSilentAsync(CallIn(Worktree));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_checkout_inside_a_job_leaves_the_telling_to_others()
    {
        RunToTheEnd(Plan(Job("bad", "exit 3")));
        RunFolder alive = Launch(Plan(Job("long", Await("go"))));

        await AssertSilentAsync(CallIn(Worktree, ("DAFT_RUN_DIR", alive.Path)));

        Release("go");
        EndOf(alive);
        Assert.IsInstanceOfType<HookOutcome.Reminded>(await RunAsync(CallIn(Worktree)));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task The_plan_knows_whom_to_notify()
    {
        Configure(OneJob);
        Approve(OneJob);
        Sandbox.Git(Repository, "config", "daft.notify", "desktop");
        RunSnapshot end = EndOf((await LaunchAsync(CallIn(AddNewWorktree()))).Run.Folder);
        Assert.IsTrue(end.State.Plan.NotifiesDesktop);
        Assert.IsFalse(end.State.Plan.IsPartial);
    }

    [TestMethod]
    public async Task A_main_worktree_is_no_creation()
    {
        Configure(OneJob);
        Approve(OneJob);
        await AssertNothingAsync(CallIn(Repository));
    }

    [TestMethod]
    public async Task A_hook_outside_of_any_repository_says_so()
    {
        Configure(OneJob);
        HookCall call = CallIn(Repository) with { WorkingDirectory = Sandbox.PathOf("home") };
        var refused = await Assert.ThrowsExactlyAsync<DaftException>(() => RunAsync(call));
        Assert.Contains("not inside a git repository", refused.Message);
        Assert.IsEmpty(Store.List());
    }

    [TestMethod]
    public async Task The_checkout_of_a_file_is_no_creation()
    {
        string worktree = NewApprovedWorktree();
        await AssertNothingAsync(CallIn(worktree) with { IsBranchCheckout = false });
        Assert.IsFalse(File.Exists(MarkerOf(worktree)));
    }

    [TestMethod]
    public async Task A_marked_worktree_is_none_any_more()
    {
        string worktree = NewApprovedWorktree();
        WorktreeMarker.Claim(Sandbox.Layout(worktree).GitDirectory);
        await AssertNothingAsync(CallIn(worktree));
    }

    /// <summary>The shim sees this switch first, but whoever calls daft without it is to find the same.</summary>
    [TestMethod]
    public async Task The_switch_in_the_environment_switches_off_and_a_worktree_created_so_counts_as_handled()
    {
        string worktree = NewApprovedWorktree();
        HookCall call = CallIn(worktree, ("DAFT", "0"));
        await AssertNothingAsync(call with { OldId = call.NewId });
        Assert.IsFalse(File.Exists(MarkerOf(worktree)));
        await AssertNothingAsync(call);
        Assert.IsTrue(File.Exists(MarkerOf(worktree)));
    }

    [TestMethod]
    [DataRow(true, DisplayName = "of the repository")]
    [DataRow(false, DisplayName = "of the command line")]
    public async Task The_setting_switches_off_and_the_worktree_counts_as_handled(bool repository)
    {
        string worktree = NewApprovedWorktree();
        if (repository)
            Sandbox.Git(Repository, "config", "daft.enabled", "false");
        HookCall call = repository ? CallIn(worktree) : CallIn(worktree, ("GIT_CONFIG_PARAMETERS", "'daft.enabled'='false'"));
        await AssertNothingAsync(call);
        Assert.IsTrue(File.Exists(MarkerOf(worktree)));
    }

    [TestMethod]
    public async Task Switched_off_not_even_a_file_that_cannot_be_read_is_told()
    {
        string worktree = NewApprovedWorktree();
        Sandbox.Git(Repository, "config", "daft.enabled", "false");
        await File.WriteAllBytesAsync(Path.Combine(worktree, "daft-local.yml"), [0xff], Cancellation);
        await AssertNothingAsync(CallIn(worktree));
    }

    [TestMethod]
    public async Task Without_a_configuration_there_is_nothing_to_do_and_the_worktree_counts_as_handled()
    {
        string worktree = AddNewWorktree();
        await AssertNothingAsync(CallIn(worktree));
        Assert.IsTrue(File.Exists(MarkerOf(worktree)));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_job_of_a_living_run_that_makes_a_worktree_fires_nothing()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("up", "go"))));
        WaitUntilSaid("up");
        string worktree = NewApprovedWorktree();
        Assert.IsInstanceOfType<HookOutcome.NothingToDo>(await RunAsync(CallIn(worktree, ("DAFT_RUN_DIR", run.Path))));
        Assert.IsTrue(File.Exists(MarkerOf(worktree)));
        Release("go");
        EndOf(run);
        Assert.HasCount(1, Store.List());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow(true, DisplayName = "one that has ended")]
    [DataRow(false, DisplayName = "one that never was")]
    public async Task The_memory_of_a_run_that_is_over_keeps_nothing_from_firing(bool ended)
    {
        string folder = ended ? RunToTheEnd(Plan(Job("a", "true"))).Folder.Path : "/no/such/run";
        string worktree = NewApprovedWorktree();
        AssertStatuses(EndOf((await LaunchAsync(CallIn(worktree, ("DAFT_RUN_DIR", folder)))).Run.Folder), JobStatus.Completed);
    }

    [TestMethod]
    public async Task An_invalid_configuration_runs_nothing_and_is_told_once()
    {
        Configure("hooks:\n  worktree-post-create:\n    jobs:\n      - nam: build");
        string worktree = AddNewWorktree();
        var declined = (HookOutcome.Declined)await RunAsync(CallIn(worktree));
        var invalid = (Preparation.Invalid)declined.Why;
        Assert.AreEqual("daft.yml", invalid.Problems[0].Place.File);
        await AssertNothingAsync(CallIn(worktree));
    }

    [TestMethod]
    public async Task A_configuration_that_is_no_UTF8_is_the_users_to_mend()
    {
        Configure("x");
        await File.WriteAllBytesAsync(Path.Combine(Repository, "daft.yml"), [0x61, 0xff, 0x0a], Cancellation);
        Sandbox.Git(Repository, "commit", "--quiet", "--all", "--message", "broken");
        string worktree = AddNewWorktree();
        await Assert.ThrowsExactlyAsync<DaftException>(() => RunAsync(CallIn(worktree)));
        await AssertNothingAsync(CallIn(worktree));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task What_was_not_approved_runs_nothing_and_is_told_once(bool approvedBefore)
    {
        if (approvedBefore)
            Approve(OneJob.Replace("pwd", "true", StringComparison.Ordinal));
        Configure(OneJob);
        string worktree = AddNewWorktree();
        var declined = (HookOutcome.Declined)await RunAsync(CallIn(worktree));
        Assert.AreEqual(approvedBefore, ((Preparation.NotApproved)declined.Why).HasEarlierApproval);
        await AssertNothingAsync(CallIn(worktree));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task Gits_settings_and_the_environment_change_the_plan()
    {
        string worktree = NewApprovedWorktree();
        Sandbox.Git(Repository, "config", "daft.hooks.worktreePostCreate.failMode", "abort");
        RunSnapshot end = EndOf((await LaunchAsync(CallIn(worktree, ("DAFT_NO_BACKGROUND_JOBS", "1")))).Run.Folder);
        Assert.AreEqual(FailMode.Abort, end.State.Plan.FailMode);
        Assert.IsFalse(end.State.Plan.Jobs.Single().Background);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_setting_that_means_nothing_is_ignored_and_told()
    {
        string worktree = NewApprovedWorktree();
        Sandbox.Git(Repository, "config", "daft.hooks.worktreePostCreate.failMode", "shrug");
        var launched = (HookOutcome.Launched)await RunAsync(CallIn(worktree));
        Assert.Contains("shrug", launched.Warnings.Single());
        Assert.AreEqual(FailMode.Warn, EndOf(launched.Run.Run.Folder).State.Plan.FailMode);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task Of_many_hooks_for_one_worktree_exactly_one_launches()
    {
        string worktree = NewApprovedWorktree();
        HookCall call = CallIn(worktree);
        HookOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunAsync(call), Cancellation)));
        HookOutcome.Launched launched = outcomes.OfType<HookOutcome.Launched>().Single();
        Assert.HasCount(7, outcomes.OfType<HookOutcome.NothingToDo>());
        EndOf(launched.Run.Run.Folder);
        Assert.HasCount(1, Store.List());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task Many_worktrees_at_once_have_a_run_each()
    {
        Configure(OneJob);
        Approve(OneJob);
        string[] worktrees = [.. Enumerable.Range(0, 8).Select(number => AddNewWorktree($"new-{number}"))];
        LaunchedRun[] runs = await Task.WhenAll(worktrees.Select(worktree => Task.Run(() => LaunchAsync(CallIn(worktree)), Cancellation)));
        for (int number = 0; number < runs.Length; number++)
            Assert.AreEqual(worktrees[number] + "\n", LogOf(EndOf(runs[number].Run.Folder), 0));
    }

    [TestMethod]
    public async Task A_place_where_no_run_can_be_written_is_the_users_to_mend()
    {
        string worktree = NewApprovedWorktree();
        await File.WriteAllTextAsync(Path.Combine(CommonDirectory, "daft"), "in the way", Cancellation);
        var refused = await Assert.ThrowsExactlyAsync<DaftException>(() => RunAsync(CallIn(worktree)));
        Assert.IsNotNull(refused.Hint);
    }

    private string NewApprovedWorktree()
    {
        Configure(OneJob);
        Approve(OneJob);
        return AddNewWorktree();
    }

    private async Task AssertSilentAsync(HookCall call) => Assert.IsInstanceOfType<HookOutcome.NothingToDo>(await RunAsync(call));

    private async Task AssertNothingAsync(HookCall call)
    {
        await AssertSilentAsync(call);
        Assert.IsEmpty(Store.List());
    }
}
