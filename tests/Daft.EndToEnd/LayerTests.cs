using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The layers one at a time, each as <c>git worktree add</c> and <c>daft dump</c> have it.</summary>
[TestClass]
public sealed class LayerTests : EndToEndTest
{
    private const string TwoJobs = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: echo repository
              - name: warmup
                run: echo repository
        """;

    [TestMethod]
    public void A_file_of_the_hook_lies_over_the_repositorys_and_is_approved_with_it()
    {
        Repository repository = Sandbox.CreateRepository(TwoJobs);
        repository.Write("worktree-post-create.yml", "piped: true\njobs:\n  - name: warmup\n    run: echo of the hook\n  - name: more\n    run: echo more\n");
        repository.Commit("A file of the hook");
        string listing = repository.Daft("install").Error;

        Worktree worktree = repository.AddWorktree("feature");

        Assert.Contains("echo of the hook", listing);
        AssertRan(worktree, "install: repository", "warmup: of the hook", "more: more");
        AssertDumped(worktree, "daft.yml:4 install", "worktree-post-create.yml:3 warmup", "worktree-post-create.yml:5 more", "piped: true");
    }

    [TestMethod]
    public void A_file_of_the_hook_that_changes_has_to_be_approved_again()
    {
        Repository repository = Sandbox.CreateRepository(TwoJobs).Install();
        repository.Write("worktree-post-create.yml", "jobs: [{name: warmup, run: signal changed}]\n");
        repository.Commit("A file of the hook");

        Worktree worktree = repository.AddWorktree("feature");

        Assert.Contains("daft trust", worktree.Added.Error);
        Assert.HasCount(0, worktree.Jobs());
        Assert.IsFalse(Signals.Seen("changed"));
    }

    [TestMethod]
    public void The_file_of_the_clone_lies_over_all_others_in_every_worktree_and_needs_no_approval()
    {
        Repository repository = Sandbox.CreateRepository(TwoJobs).Install();
        repository.Write(".git/info/exclude", "daft-local.yml\n");
        repository.Write("daft-local.yml", "hooks: {worktree-post-create: {jobs: [{name: warmup, run: echo of the worktree}, {name: install, run: echo of the worktree}]}}\n");
        repository.Write(".git/daft/local.yml", "hooks:\n  worktree-post-create:\n    jobs:\n      - name: warmup\n        run: echo of the clone\n");

        Worktree worktree = repository.AddWorktree("feature");

        AssertRan(worktree, "install: of the worktree", "warmup: of the clone");
        string place = Path.Combine(repository.CommonDirectory, "daft", "local.yml");
        AssertDumped(worktree, $"{place}:4 warmup");
        AssertDumped(repository, $"{place}:4 warmup");
    }

    [TestMethod]
    public void A_job_that_is_set_to_null_is_gone_in_this_clone_alone()
    {
        Repository repository = Sandbox.CreateRepository(TwoJobs).Install();
        repository.Write(".git/daft/local.yml", "hooks: {worktree-post-create: {commands: {warmup: null}}}\n");

        Worktree without = repository.AddWorktree("without");
        AssertRan(without, "install: repository");
        Assert.DoesNotContain("warmup", without.Daft("dump").Output);

        File.Delete(repository.PathOf(".git/daft/local.yml"));
        AssertRan(repository.AddWorktree("with"), "install: repository", "warmup: repository");
    }

    [TestMethod]
    public void A_file_of_the_main_worktree_that_nobody_has_committed_counts_once_it_is_approved()
    {
        Repository repository = Sandbox.CreateRepository("");
        repository.Git("rm", "--quiet", "--cached", "daft.yml");
        repository.Git("commit", "--quiet", "--message", "No jobs");
        repository.Write("daft.yml", TwoJobs);
        Assert.Contains("echo repository", repository.Daft("install").Error);

        AssertRan(repository.AddWorktree("first"), "install: repository", "warmup: repository");
        repository.Write("daft.yml", TwoJobs.Replace("repository", "changed", StringComparison.Ordinal));
        Worktree before = repository.AddWorktree("before");
        Assert.HasCount(0, before.Jobs());
        Assert.Contains("daft trust", before.Added.Error);
        repository.Daft("trust", "--yes");

        Worktree after = repository.AddWorktree("after");
        AssertRan(after, "install: changed", "warmup: changed");
        AssertDumped(after, $"{repository.PathOf("daft.yml")}:4 install", $"{repository.PathOf("daft.yml")}:6 warmup");
        after.Write("daft.yml", "hooks: {worktree-post-create: {jobs: [{name: own, run: echo own}]}}\n");
        after.Commit("A file of its own");
        AssertDumped(after, "daft.yml:1 own");
        Assert.DoesNotContain("warmup", after.Daft("dump").Output);
    }

    private static void AssertRan(Worktree worktree, params string[] expected) => CollectionAssert.AreEqual(
        expected,
        worktree.Jobs().Select(job => $"{job.Name}: {File.ReadAllText(job.LogPath).TrimEnd('\n')}").ToArray(),
        worktree.Added.ToString());

    /// <param name="expected">A place and the name of the job from there, or any other line.</param>
    private static void AssertDumped(Checkout where, params string[] expected)
    {
        string[] lines = [.. where.Daft("dump").Output.Split('\n').Select(line => line.Trim())];
        string[] jobs = [.. lines.Zip(lines.Skip(1)).Where(pair => pair.First.StartsWith("- # ", StringComparison.Ordinal))
            .Select(pair => $"{pair.First["- # ".Length..]} {pair.Second["name: ".Length..]}")];
        foreach (string line in expected)
            Assert.Contains(line, jobs.Concat(lines), string.Join('\n', lines));
    }
}
