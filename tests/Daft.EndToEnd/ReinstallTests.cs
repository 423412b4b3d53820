using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>daft goes and comes again while a job runs.</summary>
[TestClass]
public sealed class ReinstallTests : EndToEndTest
{
    private const string WarmUp = """
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: beat warmup
                background: true
        """;

    [TestMethod]
    public void A_worktree_stays_the_same_one_and_its_job_runs_on()
    {
        Repository repository = Sandbox.CreateRepository(WarmUp).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.WaitForBeats("warmup", 1);

        repository.Daft("uninstall");
        repository.Install();
        Assert.AreEqual("running", worktree.Job("warmup").Status);
        worktree.Daft("cancel", "--all");

        JobRecord job = worktree.Jobs().Single();
        Assert.AreEqual("cancelled", job.Status);
        Assert.DoesNotContain("removed", job.Reason);
    }

    [TestMethod]
    public void A_worktree_that_never_ran_anything_keeps_nothing_of_daft()
    {
        Repository repository = Sandbox.CreateRepository(WarmUp);
        Worktree worktree = repository.AddWorktree("feature");
        repository.Install();
        string marker = Path.Combine(repository.Path, ".git", "worktrees", "feature", "daft");
        Assert.IsTrue(File.Exists(marker));

        repository.Daft("uninstall");
        Assert.IsFalse(File.Exists(marker));
        Assert.IsTrue(worktree.Exists);
    }
}
