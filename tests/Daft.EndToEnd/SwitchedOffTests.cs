using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>When daft has nothing to do, or was told to do nothing; and the one event that is a creation after all.</summary>
[TestClass]
public sealed class SwitchedOffTests : EndToEndTest
{
    private const string OneJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: echo "$DAFT_WORKTREE_PATH" >> "$DAFT_TEST_SIGNALS/runs"
        """;

    [TestMethod]
    [DataRow("DAFT=0 git worktree add ../feature")]
    [DataRow("git -c daft.enabled=false worktree add ../feature")]
    [DataRow("git config daft.enabled false; git worktree add ../feature; git config --unset daft.enabled")]
    [DataRow("git worktree add --no-checkout ../feature")]
    [DataRow("git switch -c other; git checkout HEAD~0; git checkout -- README")]
    [DataRow("git clone . ../clone")]
    [DataRow("git worktree prune; git worktree list; git worktree repair")]
    public void Nothing_runs_and_nothing_is_said(string command)
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();

        CommandResult result = repository.Shell(command).ShouldExitWith(0);

        Assert.IsFalse(Signals.Seen("runs"));
        Assert.IsEmpty(result.DaftLines.Where(line => line.StartsWith("daft", StringComparison.Ordinal)));
        AssertFiresOtherwise(repository);
    }

    [TestMethod]
    public void A_clone_with_a_hook_from_the_global_template_fires_nothing()
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        string template = Path.Combine(Sandbox.Root, "template", "hooks");
        Directory.CreateDirectory(template);
        File.Copy(repository.PathOf(".git/hooks/post-checkout"), Path.Combine(template, "post-checkout"));

        CommandResult clone = Sandbox.Run(Sandbox.Root, "git", "clone", $"--template={Path.GetDirectoryName(template)}", repository.Path, "clone").ShouldExitWith(0);

        Assert.HasCount(0, clone.DaftLines);
        Assert.IsFalse(Signals.Seen("runs"));
        AssertFiresOtherwise(repository);
    }

    [TestMethod]
    public void A_worktree_without_a_checkout_fires_once_when_it_is_filled()
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        Worktree worktree = repository.AddWorktree("feature", "worktree", "add", "--no-checkout", "../feature");

        worktree.Git("sparse-checkout", "set", "source");
        worktree.Git("checkout");
        worktree.Git("checkout");
        worktree.Git("switch", "--create", "other");

        Assert.AreEqual($"{worktree.Path}\n", Signals.Read("runs"));
    }

    [TestMethod]
    public void A_path_that_is_used_again_is_a_new_worktree()
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        Worktree first = repository.AddWorktree("feature");
        repository.Git("worktree", "remove", first.Path);

        Worktree second = repository.AddWorktree("feature", "worktree", "add", "../feature", "feature");

        Assert.AreEqual($"{first.Path}\n{second.Path}\n", Signals.Read("runs"));
        Assert.HasCount(1, second.Jobs(), "the jobs of the worktree that was here before are not this one's");
        Assert.HasCount(2, repository.Jobs("--all"));
    }

    [TestMethod]
    public void A_worktree_that_a_job_creates_fires_nothing()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: build
                    run: echo ran >> "$DAFT_TEST_SIGNALS/runs"; git worktree add --detach ../inner
            """).Install();

        repository.AddWorktree("feature");

        Assert.IsTrue(Path.Exists(repository.Beside("inner")), "git made no worktree");
        Assert.AreEqual("ran\n", Signals.Read("runs"));
    }

    [TestMethod]
    public void DAFT_NO_BACKGROUND_JOBS_makes_git_wait_for_every_job()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: signal started; await go
                    background: true
            """).Install();
        Sandbox["DAFT_NO_BACKGROUND_JOBS"] = "1";
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("started");
        Assert.IsFalse(git.HasEnded);

        Signals.Release("go");
        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);

        Assert.AreEqual("completed", new Checkout(Sandbox, repository.Beside("feature")).Job("warmup").Status);
    }

    /// <summary>A silence proves something only where an ordinary worktree would have broken it.</summary>
    private void AssertFiresOtherwise(Repository repository)
    {
        Worktree ordinary = repository.AddWorktree("ordinary");
        Assert.AreEqual($"{ordinary.Path}\n", Signals.Read("runs"));
    }
}
