using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Git;
using Daft.Engine.Preparing;
using Daft.Engine.Tests.Hooking;

namespace Daft.Engine.Tests.Preparing;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RunPreparerTests : HookTest
{
    private const string TwoJobs = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: "true"
              - name: build
                run: "true"
                root: apps
                needs: [install]
              - name: lint
                run: "true"
        """;

    [TestMethod]
    [DataRow(null, DisplayName = "no file")]
    [DataRow("", DisplayName = "an empty file")]
    [DataRow("hooks:\n  worktree-post-create:\n    jobs: []\n", DisplayName = "no job")]
    public async Task Without_a_job_there_is_nothing_to_run(string? text) =>
        Assert.AreEqual(new Preparation.NothingToRun(text is null ? null : "daft.yml"), await PrepareAsync(text));

    [TestMethod]
    public async Task Every_problem_is_told_and_nothing_runs()
    {
        string text = TwoJobs.Replace("needs: [install]", "needs: [instal]", StringComparison.Ordinal) + "\n        color: red\n";
        var invalid = (Preparation.Invalid)await PrepareAsync(text);
        Assert.HasCount(2, invalid.Problems);
        Assert.AreEqual(text, invalid.Files.FindText(invalid.Problems[0]));
    }

    [TestMethod]
    public async Task What_nobody_approved_is_not_planned()
    {
        var refused = (Preparation.NotApproved)await PrepareAsync(TwoJobs);
        Assert.IsFalse(refused.HasEarlierApproval);
        Assert.IsFalse(refused.Content.Listing.IsEmpty);
    }

    [TestMethod]
    public async Task What_is_only_shown_needs_no_approval() => Assert.HasCount(3, (await PlanAsync(occasion => occasion with { NeedsApproval = false })).Jobs);

    [TestMethod]
    public async Task What_was_approved_is_planned()
    {
        Approve(TwoJobs);
        Assert.HasCount(3, (await PlanAsync(occasion => occasion)).Jobs);
    }

    [TestMethod]
    public async Task Only_the_jobs_that_were_asked_for_and_what_they_need()
    {
        var plan = await PlanAsync(occasion => occasion with { NeedsApproval = false, OnlyJobs = ["build"] });
        CollectionAssert.AreEqual(new[] { "install", "build" }, plan.Jobs.Select(job => job.Name).ToArray());
    }

    [TestMethod]
    public async Task A_job_that_does_not_exist_is_the_users_to_mend() =>
        await Assert.ThrowsExactlyAsync<DaftException>(() => PlanAsync(occasion => occasion with { NeedsApproval = false, OnlyJobs = ["biuld"] }));

    [TestMethod]
    public async Task A_missing_root_is_a_problem_with_its_place()
    {
        Approve(TwoJobs.Replace("needs: [install]", "", StringComparison.Ordinal));
        var invalid = (Preparation.Invalid)await PrepareAsync(TwoJobs.Replace("needs: [install]", "", StringComparison.Ordinal) + "\n");
        Problem problem = invalid.Problems.Single();
        Assert.AreEqual(8, problem.Place.Line);
        Assert.Contains("'apps' does not exist", problem.Message);
    }

    [TestMethod]
    public async Task A_root_that_a_sparse_checkout_leaves_out_is_none()
    {
        string text = TwoJobs.Replace("needs: [install]", "", StringComparison.Ordinal) + "\n";
        Approve(text.TrimEnd());
        Sandbox.Commit(Repository, "apps/file", "x\n");
        Sandbox.Git(Repository, "sparse-checkout", "set", "other");
        Assert.IsFalse(Directory.Exists(Path.Combine(Repository, "apps")));
        Assert.IsInstanceOfType<Preparation.Ready>(await PrepareAsync(text));
    }

    [TestMethod]
    public async Task A_bare_repository_has_nothing_to_run_anything_in()
    {
        string bare = Sandbox.PathOf("bare");
        Sandbox.Git(Sandbox.Root, "clone", "--quiet", "--bare", Repository, bare);
        await Assert.ThrowsExactlyAsync<DaftException>(() => PrepareAsync(TwoJobs, bare, occasion => occasion with { NeedsApproval = false }));
    }

    [TestMethod]
    public async Task A_worktree_that_is_gone_is_told()
    {
        string worktree = AddNewWorktree();
        WorktreeLayout layout = Sandbox.Layout(worktree);
        Directory.Delete(worktree, recursive: true);
        await Assert.ThrowsExactlyAsync<DaftException>(
            () => PrepareAsync(TwoJobs, Repository, occasion => occasion with { NeedsApproval = false, Layout = layout }));
    }

    private async Task<Core.Planning.RunPlan> PlanAsync(Func<RunOccasion, RunOccasion> change) =>
        ((Preparation.Ready)await PrepareAsync(TwoJobs + "\n", Repository, change)).Plan;

    private Task<Preparation> PrepareAsync(string? text) => PrepareAsync(text, Repository, occasion => occasion);
}
