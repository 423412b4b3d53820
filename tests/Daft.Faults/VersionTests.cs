using Daft.EndToEnd.Harness;
using Daft.Faults.Harness;

namespace Daft.Faults;

/// <summary>Two versions of daft at work on one repository: whatever one has begun, the other lists, waits for, cancels and mends.</summary>
[TestClass]
public sealed class VersionTests : EndToEndTest
{
    private const string Jobs = """
        hooks:
          worktree-post-create:
            jobs:
              - {name: install, run: exec work install 0 0}
              - {name: build, run: exec work build go.pipe 0, background: true}
        """;

    private string _other = "";

    [TestInitialize]
    public void FindOther()
    {
        _other = OtherVersion.Publish();
        Sandbox.Run(Signals.Folder, "mkfifo", "go.pipe").ShouldExitWith(0);
    }

    [TestMethod]
    [DataRow(false, DisplayName = "begun by this version")]
    [DataRow(true, DisplayName = "begun by the other")]
    public void What_one_has_begun_the_other_lists_waits_for_cancels_retries_and_mends(bool begunByOther)
    {
        Use(begunByOther);
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        Worktree[] worktrees = [.. new[] { "waited", "cancelled", "superseded", "lost", "removed" }.Select(repository.AddWorktree)];
        var truth = new Truth(Sandbox);

        Use(!begunByOther);
        foreach (Worktree worktree in worktrees)
            Assert.AreEqual(("completed", "running"), (worktree.Job("install").Status, worktree.Job("build").Status));
        Cancel(worktrees[1]);
        Supersede(worktrees[2]);
        Lose(worktrees[3]);
        Remove(repository, worktrees[4]);
        Await(worktrees[0]);

        Use(begunByOther);
        repository.WaitUntilAllJobsAreOver("--all");
        Sandbox.ProveNothingIsAlive();
        truth.Compare(repository.Jobs("--all"), mayBeLost: true);
        RunFiles.AwaitFreeLocks(repository);
        repository.Daft("prune");
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(RunFiles.RunsOf(repository)));
    }

    [TestMethod]
    public void One_takes_the_hook_over_from_the_other_and_back()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        string before = Snapshot.Of(repository.PathOf(".git/hooks"));
        Use(other: true);
        repository.Install();
        Assert.Contains(_other, repository.Read(".git/hooks/post-checkout"));
        Worktree worktree = repository.AddWorktree("feature");
        Assert.AreEqual("running", worktree.Job("build").Status);
        Use(other: false);
        worktree.Daft("cancel", "--all");
        repository.Install();
        Assert.AreEqual(before, Snapshot.Of(repository.PathOf(".git/hooks")));
        Use(other: true);
        repository.Daft("uninstall");
        Assert.IsFalse(repository.Has(".git/hooks/post-checkout"));
    }

    private void Use(bool other)
    {
        string[] folders = Sandbox["PATH"].Split(':');
        Sandbox["PATH"] = string.Join(':', folders.Where(folder => folder != _other && folder != DaftExecutable.Folder).Prepend(other ? _other : DaftExecutable.Folder));
        CommandResult version = Sandbox.Run("/", "daft", "--version").ShouldExitWith(0);
        Assert.AreEqual(other, version.Output.Contains(OtherVersion.Number, StringComparison.Ordinal), version.ToString());
    }

    private static void Cancel(Worktree worktree)
    {
        worktree.Daft("cancel", "build");
        Assert.AreEqual("cancelled", worktree.Job("build").Status);
    }

    /// <summary>A newer run of one version takes the place of the older of another.</summary>
    private void Supersede(Worktree worktree)
    {
        using RunningCommand run = worktree.Start("daft", "run");
        Patience.Until(() => worktree.Jobs().Count(job => job is { Name: "build", Status: "cancelled" }) == 1 && worktree.Jobs().Any(job => job is { Name: "build", Status: "running" }), "newer run in place of the older", Sandbox.Cancellation);
        worktree.Daft("cancel", "--all");
        run.WaitForEnd(Limits.Command, Sandbox.Cancellation);
    }

    private void Lose(Worktree worktree)
    {
        string run = Path.GetDirectoryName(worktree.Job("build").LogPath)!;
        LiveProcesses.Kill(Sandbox.FindProcess(run));
        worktree.WaitForJob("build", "lost");
        Assert.IsTrue(worktree.Job("build").Json.GetProperty("alive").GetBoolean());
        worktree.Daft("cancel", "--all");
        Assert.AreEqual("cancelled", worktree.Job("build").Status);
    }

    private static void Remove(Repository repository, Worktree worktree)
    {
        repository.Git("worktree", "remove", worktree.Path);
        repository.WaitForJobOf(worktree, "build", "cancelled");
    }

    private void Await(Worktree worktree)
    {
        using RunningCommand waiting = worktree.Start("daft", "wait");
        Patience.Until(() => waiting.ErrorSoFar.Contains("waiting for", StringComparison.Ordinal), "word of daft wait", Sandbox.Cancellation);
        Signals.Release("go");
        waiting.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
    }
}
