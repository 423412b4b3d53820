using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

[TestClass]
public sealed class ManyWorktreesTests : EndToEndTest
{
    private const int Count = 30;

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void Thirty_at_once_have_thirty_runs_and_removing_one_cancels_only_its_own_jobs()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: first
                    run: echo "$DAFT_BRANCH_NAME" > first
                  - name: second
                    run: await go; echo "$DAFT_BRANCH_NAME" > target
                    background: true
                    needs: [first]
            """);
        repository.Write(".gitignore", "first\ntarget\n");
        repository.Commit("Ignore what the jobs write");
        repository.Install();

        Checkout[] worktrees = repository.AddWorktreesAtOnce(Count);

        Assert.HasCount(Count, repository.Jobs("--all").Select(job => job.Run).Distinct().ToArray());
        foreach (Checkout worktree in worktrees)
            Assert.AreEqual("completed", worktree.Job("first").Status);

        Checkout removed = worktrees[7];
        repository.Git("worktree", "remove", removed.Path);
        repository.WaitForJobOf(removed, "second", "cancelled");
        foreach (Checkout worktree in worktrees.Except([removed]))
            Assert.AreEqual("running", worktree.WaitForJob("second", "running").Status);

        Signals.Release("go");
        foreach (Checkout worktree in worktrees.Except([removed]))
        {
            worktree.WaitForJob("second", "completed");
            Assert.AreEqual($"{Path.GetFileName(worktree.Path)}\n", worktree.Read("target"));
            Assert.AreEqual($"{Path.GetFileName(worktree.Path)}\n", worktree.Read("first"));
        }
    }
}
