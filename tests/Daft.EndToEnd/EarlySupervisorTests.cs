using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The supervisor starts while the hook still plans. Where nothing comes of the plan, nothing comes of the supervisor.</summary>
[TestClass]
public sealed class EarlySupervisorTests : EndToEndTest
{
    /// <summary>The hook plans for as long as the condition is being tried.</summary>
    private const string AskingJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: signal warming
                background: true
                skip:
                  - run: signal asked; await answer; false
        """;

    [TestMethod]
    public void It_is_there_while_the_hook_plans_and_then_runs_the_jobs()
    {
        Repository repository = Sandbox.CreateRepository(AskingJob).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("asked");
        int supervisor = Sandbox.FindProcess("__supervise");
        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Assert.HasCount(0, worktree.Jobs());

        Signals.Release("answer");

        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        worktree.WaitForJob("warmup", "completed");
        Assert.Contains($"\"pid\":{supervisor},", File.ReadAllText(Directory.GetFiles(Runs(repository), "journal.jsonl", SearchOption.AllDirectories).Single()));
    }

    [TestMethod]
    public void A_hook_that_is_killed_while_it_plans_takes_its_supervisor_with_it()
    {
        Repository repository = Sandbox.CreateRepository(AskingJob).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("asked");
        int supervisor = Sandbox.FindProcess("__supervise");

        LiveProcesses.Kill(Sandbox.FindProcess("post-checkout"));

        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Patience.Until(() => !LiveProcesses.IsAlive(supervisor), "end of the supervisor", Sandbox.Cancellation);
        Signals.Release("answer");
        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Assert.HasCount(0, worktree.Jobs());
        Assert.IsFalse(Signals.Seen("warming"));
        Assert.IsEmpty(Directory.GetFileSystemEntries(Runs(repository)));
        worktree.Daft("run");
        worktree.WaitForJob("warmup", "completed");
    }

    [TestMethod]
    public void What_was_not_approved_leaves_no_run_and_no_process()
    {
        Repository repository = Sandbox.CreateRepository(AskingJob).Install();
        repository.Write("daft.yml", AskingJob.Replace("warmup", "changed", StringComparison.Ordinal));
        repository.Commit("changed");

        Worktree worktree = repository.AddWorktree("feature");

        Assert.Contains("daft trust", worktree.Added.Error);
        Patience.Until(() => LiveProcesses.Numbers(Sandbox.Mark).Count == 0, "end of the supervisor", Sandbox.Cancellation);
        Assert.IsEmpty(Directory.GetFileSystemEntries(Runs(repository)));
    }

    private static string Runs(Repository repository) => repository.PathOf(".git/daft/runs");
}
