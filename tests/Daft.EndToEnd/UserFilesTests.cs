using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>
/// No file of the user's is ever deleted by daft. Each of these once looked like a removal to somebody: the file that was
/// never committed must be there afterwards, whatever became of git's own bookkeeping (facts/git.md, "Removal").
/// </summary>
[TestClass]
public sealed class UserFilesTests : EndToEndTest
{
    private const string Precious = "never committed\n";

    private const string OneHeldJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: signal started; await never
                background: true
        """;

    private const string Replaced = "something else stands at its place; nothing was touched";

    private const string DeletedGitFileThenPrune = "rm \"../$NAME/.git\" && git worktree prune";
    private const string DeletedAdministrativeFolder = "rm -rf \".git/worktrees/$NAME\"";

    [TestMethod]
    [DataRow(DeletedGitFileThenPrune)]
    [DataRow(DeletedAdministrativeFolder)]
    [DataRow("rm \"../$NAME/.git\"; rm -rf \".git/worktrees/$NAME\"")]
    public void An_uncommitted_file_survives_the_end_of_its_registration(string disaster)
    {
        Worktree worktree = AddWorktreeWithUncommittedFile(OneHeldJob);

        worktree.Repository.Shell(disaster).ShouldExitWith(0);

        AssertStoppedAndKept(worktree, worktree.Path);
    }

    [TestMethod]
    [DataRow(DeletedGitFileThenPrune)]
    [DataRow(DeletedAdministrativeFolder)]
    public void It_survives_while_another_worktree_is_being_removed(string disaster)
    {
        Worktree worktree = AddWorktreeWithUncommittedFile(OneHeldJob);
        Repository repository = worktree.Repository;
        repository.Git("-c", "daft.enabled=false", "worktree", "add", "--detach", "../other");
        using RunningCommand removal = StartRemovalThatHolds(repository, "../other");

        repository.Shell(disaster).ShouldExitWith(0);

        repository.WaitForJobOf(worktree, "warmup", "cancelled");
        Signals.Release("removal");
        removal.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Assert.IsFalse(Path.Exists(repository.Beside("other")), "the other worktree was to be removed");
        AssertStoppedAndKept(worktree, worktree.Path);
    }

    [TestMethod]
    [DataRow(DeletedGitFileThenPrune)]
    [DataRow(DeletedAdministrativeFolder)]
    public void It_survives_after_a_removal_that_git_refused(string disaster)
    {
        Repository repository = Sandbox.CreateRepository(OneHeldJob).Install();
        // Many times, and in one breath: the supervisor may learn of the refusal and of the disaster at the same moment.
        for (int trial = 1; trial <= 10; trial++)
        {
            Worktree worktree = AddWorktreeWithUncommittedFile(repository, $"feature-{trial}");

            CommandResult result = worktree.Repository.Shell($"git worktree remove \"../$NAME\" && exit 99; {disaster}");

            Assert.AreEqual(0, result.ExitCode, "git was to refuse the removal");
            AssertStoppedAndKept(worktree, worktree.Path);
        }
    }

    [TestMethod]
    [DataRow(DeletedAdministrativeFolder)]
    [DataRow("git worktree prune")]
    public void It_survives_where_a_new_folder_took_the_path(string disaster)
    {
        Worktree worktree = AddWorktreeWithUncommittedFile(OneHeldJob);
        string aside = worktree.Repository.Beside("aside");

        worktree.Repository.Shell($"mv ../feature ../aside && mkdir ../feature && echo other > ../feature/new-file && {disaster}").ShouldExitWith(0);

        AssertStopped(worktree);
        Assert.AreEqual(Precious, File.ReadAllText(Path.Combine(aside, "precious")));
        Assert.AreEqual("other\n", worktree.Read("new-file"));
        Leftovers.AssertReported(worktree.Repository, worktree, Replaced);
    }

    [TestMethod]
    public void It_survives_where_a_symbolic_link_took_the_path()
    {
        Worktree worktree = AddWorktreeWithUncommittedFile(OneHeldJob);

        worktree.Repository.Shell($"mv ../feature ../aside && ln -s aside ../feature && {DeletedAdministrativeFolder}").ShouldExitWith(0);

        AssertStopped(worktree);
        Assert.AreEqual(Precious, worktree.Read("precious"));
        Assert.AreEqual(Precious, File.ReadAllText(Path.Combine(worktree.Repository.Beside("aside"), "precious")));
        Leftovers.AssertReported(worktree.Repository, worktree, Replaced);
    }

    [TestMethod]
    [DataRow(DeletedGitFileThenPrune)]
    [DataRow(DeletedAdministrativeFolder)]
    public void It_survives_beside_a_job_that_writes_as_fast_as_it_can(string disaster)
    {
        Worktree worktree = AddWorktreeWithUncommittedFile("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: signal started; daft-dummy write target/debug stubborn
                    background: true
            """);

        worktree.Repository.Shell(disaster).ShouldExitWith(0);

        AssertStoppedAndKept(worktree, worktree.Path);
    }

    [TestMethod]
    public void It_survives_the_end_of_the_whole_repository()
    {
        Worktree worktree = AddWorktreeWithUncommittedFile(OneHeldJob);

        worktree.Repository.Shell("rm -rf ../repository");

        Sandbox.ProveNothingIsAlive();
        Assert.AreEqual(Precious, worktree.Read("precious"));
    }

    private Worktree AddWorktreeWithUncommittedFile(string configuration) =>
        AddWorktreeWithUncommittedFile(Sandbox.CreateRepository(configuration).Install(), "feature");

    private Worktree AddWorktreeWithUncommittedFile(Repository repository, string name)
    {
        Sandbox["NAME"] = name;
        Worktree worktree = repository.AddWorktree(name);
        worktree.Write("precious", Precious);
        Signals.Wait("started");
        Signals.Forget("started");
        return worktree;
    }

    /// <summary>A live <c>git worktree remove</c>, held in the <c>git status</c> that it begins with.</summary>
    private RunningCommand StartRemovalThatHolds(Repository repository, string worktree)
    {
        Sandbox.AddProgram("hold-status", "#!/bin/sh\nsignal removing; await removal; exit 1\n");
        string hold = Path.Combine(Sandbox.Root, "programs", "hold-status");
        RunningCommand removal = repository.Start("git", "-c", $"core.fsmonitor={hold}", "worktree", "remove", worktree);
        Signals.Wait("removing");
        return removal;
    }

    private void AssertStoppedAndKept(Worktree worktree, string path)
    {
        AssertStopped(worktree);
        Assert.AreEqual(Precious, File.ReadAllText(Path.Combine(path, "precious")));
        Leftovers.AssertReported(worktree.Repository, worktree);
    }

    private void AssertStopped(Worktree worktree)
    {
        worktree.Repository.WaitForJobOf(worktree, "warmup", "cancelled");
        Sandbox.ProveNothingIsAlive();
    }
}
