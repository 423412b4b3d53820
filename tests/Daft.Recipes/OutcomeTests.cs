using Daft.EndToEnd.Harness;

namespace Daft.Recipes;

/// <summary>
/// A warm-up is an optimisation: however it goes wrong, git succeeds, the worktree can be used, the next build is merely
/// slow, and <c>daft status</c> says what happened.
/// </summary>
[TestClass]
public sealed class OutcomeTests : EndToEndTest
{
    [TestMethod]
    public void A_warm_up_that_fails()
    {
        Worktree worktree = Add("run: go build ./... ./not-there");

        worktree.TryDaft("wait").ShouldExitWith(1);

        AssertUsable(worktree, "failed", "warmup-build failed after");
        Assert.Contains("not-there", worktree.Log("warmup-build"));
    }

    [TestMethod]
    public void A_warm_up_that_hangs_is_ended_by_its_timeout()
    {
        Worktree worktree = Add("run: await never; go build ./...", "timeout: 1s");

        worktree.TryDaft("wait").ShouldExitWith(1);

        AssertUsable(worktree, "failed", "warmup-build failed after");
        Assert.Contains("time", worktree.Daft("status").Output);
    }

    [TestMethod]
    public void A_warm_up_that_is_late_is_overtaken_by_whoever_builds_first()
    {
        Worktree worktree = Add("run: await go-on; go build ./...");
        worktree.WaitForJob("warmup-build", "running");

        AssertUsable(worktree, "running", "");

        Sandbox.Signals.Release("go-on");
        worktree.Daft("wait");
        Assert.Contains("1 completed", worktree.Daft("status").Output);
    }

    [TestMethod]
    public void A_warm_up_that_is_cancelled()
    {
        Worktree worktree = Add("run: await never; go build ./...");
        worktree.WaitForJob("warmup-build", "running");

        worktree.Daft("cancel", "warmup-build");

        worktree.WaitForJob("warmup-build", "cancelled");
        AssertUsable(worktree, "cancelled", "warmup-build cancelled after");
    }

    /// <summary>What failed before it blocks the warm-up; the worktree stands all the same.</summary>
    [TestMethod]
    public void A_warm_up_whose_installation_failed()
    {
        Repository repository = CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fetch-deps
                    run: exit 7
                  - name: warmup-build
                    run: go build ./...
                    background: true
                    needs: [fetch-deps]
            """);

        Worktree worktree = repository.AddWorktree("feature");

        AssertUsable(worktree, "blocked", "warmup-build not run: 'fetch-deps' failed");
        Assert.Contains("1 failed", worktree.Daft("status").Output);
    }

    private Worktree Add(params string[] keys) => CreateRepository($"""
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup-build
                background: true
                {string.Join("\n        ", keys)}
        """).AddWorktree("feature");

    private Repository CreateRepository(string configuration)
    {
        Tools.Require("go");
        Repository repository = Project.Create(Sandbox, "go");
        repository.Write("daft.yml", configuration);
        repository.Commit("Another configuration");
        return repository.Install();
    }

    /// <summary>git has succeeded, the build succeeds and has something to do, and this is how daft tells it.</summary>
    private void AssertUsable(Worktree worktree, string status, string told)
    {
        Assert.AreEqual(0, worktree.Added.ExitCode);
        Assert.AreEqual("", worktree.Git("status", "--porcelain").Output);
        CommandResult build = Sandbox.Run(worktree.Path, Limits.Build, "go", "build", "-x", "./...").ShouldExitWith(0);
        Assert.Contains("/compile -o ", build.Error);
        Assert.AreEqual(status, worktree.Job("warmup-build").Status);
        string said = worktree.Daft("status").Output;
        Assert.Contains($"1 {status}", said);
        Assert.Contains(told, said);
    }
}
