using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Nothing from a repository runs unless the user approved that very content.</summary>
[TestClass]
public sealed class TrustTests : EndToEndTest
{
    private const string Approved = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal approved-ran
        """;

    private const string Changed = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal changed-ran
        """;

    [TestMethod]
    public void A_branch_that_changed_the_jobs_runs_nothing_until_it_is_trusted()
    {
        Repository repository = CreateRepositoryWithChangedBranch();

        Worktree worktree = repository.AddWorktree("review", "worktree", "add", "../review", "pull-request");

        Assert.HasCount(2, worktree.Added.DaftLines, worktree.Added.ToString());
        Assert.Contains("daft trust", worktree.Added.Error);
        Assert.HasCount(0, worktree.Jobs());
        Assert.IsFalse(Signals.Seen("changed-ran"));

        CommandResult trust = worktree.Daft("trust", "--yes");
        Assert.Contains("signal changed-ran", trust.Output + trust.Error);
        repository.AddWorktree("second-look", "worktree", "add", "-b", "second-look", "../second-look", "pull-request");
        Assert.IsTrue(Signals.Seen("changed-ran"));
    }

    [TestMethod]
    public void Trusting_the_changed_jobs_lets_the_skipped_run_be_made_up_for()
    {
        Worktree worktree = CreateRepositoryWithChangedBranch().AddWorktree("review", "worktree", "add", "../review", "pull-request");

        worktree.Daft("trust", "--yes");
        worktree.Daft("run");

        Assert.AreEqual("completed", worktree.Jobs()[^1].Status);
        Assert.IsTrue(Signals.Seen("changed-ran"));
    }

    [TestMethod]
    public void Daft_run_runs_nothing_that_was_not_approved()
    {
        Worktree worktree = CreateRepositoryWithChangedBranch().AddWorktree("review", "worktree", "add", "../review", "pull-request");

        CommandResult run = worktree.TryDaft("run").ShouldExitWith(2);

        Assert.Contains("daft trust", run.Error);
        Assert.IsFalse(Signals.Seen("changed-ran"));
    }

    [TestMethod]
    public void Trust_without_a_terminal_to_ask_at_approves_nothing()
    {
        Worktree worktree = CreateRepositoryWithChangedBranch().AddWorktree("review", "worktree", "add", "../review", "pull-request");

        worktree.TryDaft("trust").ShouldExitWith(2);

        worktree.TryDaft("run").ShouldExitWith(2);
        Assert.IsFalse(Signals.Seen("changed-ran"));
    }

    [TestMethod]
    public void What_was_approved_stays_approved_on_every_branch_that_says_the_same()
    {
        Repository repository = CreateRepositoryWithChangedBranch();

        repository.AddWorktree("feature");

        Assert.IsTrue(Signals.Seen("approved-ran"));
    }

    [TestMethod]
    public void A_clone_owes_nothing_to_the_approval_of_its_origin()
    {
        Repository origin = Sandbox.CreateRepository(Approved).Install();
        Sandbox.Run(Sandbox.Root, "git", "clone", "--quiet", origin.Path, "clone").ShouldExitWith(0);
        var clone = new Repository(Sandbox, Path.Combine(Sandbox.Root, "clone"));

        Worktree worktree = clone.AddWorktree("feature");

        Assert.HasCount(0, worktree.Added.DaftLines);
        Assert.IsFalse(Signals.Seen("approved-ran"));
        origin.AddWorktree("feature-at-home");
        Assert.IsTrue(Signals.Seen("approved-ran"));
    }

    private Repository CreateRepositoryWithChangedBranch()
    {
        Repository repository = Sandbox.CreateRepository(Approved).Install();
        repository.Git("switch", "--quiet", "--create", "pull-request");
        repository.Write("daft.yml", Changed);
        repository.Commit("Changed jobs");
        repository.Git("switch", "--quiet", "main");
        return repository;
    }
}
