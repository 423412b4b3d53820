using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Hooking;
using Daft.Engine.Preparing;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Hooking;

/// <summary>What runs in a new worktree where the user has jobs of his own.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class LayeredHookTests : HookTest
{
    private const string OwnJob = "hooks: {worktree-post-create: {jobs: [{name: own, run: 'true'}]}}\n";

    private string UsersFile => Path.Combine(Sandbox.Variables["XDG_CONFIG_HOME"], "daft", "daft.yml");

    private string LocalOfClone => Path.Combine(CommonDirectory, "daft", "local.yml");

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_repository_without_a_file_runs_the_users_jobs_without_asking()
    {
        Write(UsersFile, OwnJob);
        AssertStatuses(EndOf((await LaunchAsync(CallIn(AddNewWorktree()))).Run.Folder), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task Approved_jobs_run_together_with_the_users()
    {
        Configure(OneJob);
        Approve(OneJob);
        Write(UsersFile, OwnJob);
        RunSnapshot end = EndOf((await LaunchAsync(CallIn(AddNewWorktree()))).Run.Folder);
        CollectionAssert.AreEqual(new[] { "own", "build" }, end.State.Plan.Jobs.Select(job => job.Name).ToArray());
    }

    [TestMethod]
    public async Task The_users_jobs_let_none_run_that_nobody_approved()
    {
        Configure(OneJob);
        Write(UsersFile, OwnJob);
        Write(LocalOfClone, OwnJob);
        var declined = (HookOutcome.Declined)await RunAsync(CallIn(AddNewWorktree()));
        Assert.IsFalse(((Preparation.NotApproved)declined.Why).Content.Listing.Any(line => line.Contains("own", StringComparison.Ordinal)));
        Assert.IsEmpty(Store.List());
    }

    [TestMethod]
    public async Task A_layer_that_was_not_approved_is_refused_with_the_file_that_was()
    {
        Approve(OneJob);
        Configure(OneJob);
        Sandbox.Commit(Repository, "worktree-post-create.yml", "jobs: [{name: more, run: 'true'}]\n");
        Assert.IsInstanceOfType<HookOutcome.Declined>(await RunAsync(CallIn(AddNewWorktree())));
    }

    [TestMethod]
    public async Task An_untracked_file_of_the_main_worktree_is_asked_about()
    {
        string worktree = AddNewWorktree();
        Write(Path.Combine(Repository, "daft.yml"), OwnJob);
        Assert.IsInstanceOfType<HookOutcome.Declined>(await RunAsync(CallIn(worktree)));
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
