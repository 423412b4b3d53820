using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What looks a little like a removal and must not stop a job. The job beats: after each it must go on beating.</summary>
[TestClass]
public sealed class NoRemovalTests : EndToEndTest
{
    /// <summary>A second of life: longer than the 200 ms for which a moved worktree's place may be unknown.</summary>
    private const int LongEnough = 20;

    [TestMethod]
    [DataRow("rm README", DisplayName = "a file deleted at the top level")]
    [DataRow("mv README READ.ME", DisplayName = "a file renamed at the top level")]
    [DataRow("rm -rf source", DisplayName = "a folder deleted at the top level")]
    [DataRow("git status; git switch -c other; git commit --allow-empty -m more; git stash; git gc", DisplayName = "ordinary work")]
    [DataRow("git worktree prune; git worktree repair", DisplayName = "prune and repair of healthy worktrees")]
    [DataRow("git worktree lock .; git worktree unlock .", DisplayName = "lock and unlock")]
    public void Work_in_the_worktree_does_not_stop_a_job(string work)
    {
        Worktree worktree = AddWorktreeWithBeatingJob();

        worktree.Shell(work);

        AssertBeatsOnAndCompletes(worktree);
    }

    [TestMethod]
    public void A_refused_removal_does_not_stop_a_job()
    {
        Worktree worktree = AddWorktreeWithBeatingJob();
        worktree.Write("uncommitted", "work\n");

        for (int attempt = 0; attempt < 5; attempt++)
            Assert.AreNotEqual(0, worktree.Repository.TryGit("worktree", "remove", worktree.Path).ExitCode);

        AssertBeatsOnAndCompletes(worktree);
        Assert.AreEqual("work\n", worktree.Read("uncommitted"));
    }

    [TestMethod]
    public void Moving_the_worktree_does_not_stop_a_job()
    {
        Worktree worktree = AddWorktreeWithBeatingJob();

        worktree.Repository.Git("worktree", "move", worktree.Path, "../elsewhere");

        AssertBeatsOnAndCompletes(new Checkout(Sandbox, worktree.Repository.Beside("elsewhere")));
    }

    [TestMethod]
    public void A_moved_worktree_is_still_watched()
    {
        Worktree worktree = AddWorktreeWithBeatingJob();
        worktree.Repository.Git("worktree", "move", worktree.Path, "../elsewhere");
        Signals.WaitForBeats("beats", LongEnough);

        worktree.Repository.Git("worktree", "remove", "--force", "../elsewhere");

        Sandbox.ProveNothingIsAlive();
        Assert.AreEqual("cancelled", worktree.Repository.Jobs("--all").Single(job => job.Name == "warmup").Status);
    }

    [TestMethod]
    [DataRow("git worktree remove ../other")]
    [DataRow("git worktree remove --force ../other")]
    [DataRow("rm -rf ../other; git worktree prune")]
    public void Removing_another_worktree_does_not_stop_a_job(string removal)
    {
        Worktree worktree = AddWorktreeWithBeatingJob();
        worktree.Repository.Git("-c", "daft.enabled=false", "worktree", "add", "--detach", "../other");

        worktree.Repository.Shell(removal).ShouldExitWith(0);

        AssertBeatsOnAndCompletes(worktree);
    }

    private Worktree AddWorktreeWithBeatingJob()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: beat beats
                    background: true
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.WaitForBeats("beats", 2);
        return worktree;
    }

    private void AssertBeatsOnAndCompletes(Checkout worktree)
    {
        Signals.WaitForBeats("beats", LongEnough);
        Signals.Release("beats");
        worktree.WaitForJob("warmup", "completed");
    }
}
