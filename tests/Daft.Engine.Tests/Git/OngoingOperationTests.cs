using System.Runtime.Versioning;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class OngoingOperationTests : GitTest
{
    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_merge_that_waits_for_its_user_is_one(string gitFolder)
    {
        (GitSandbox sandbox, string worktree) = Conflict(gitFolder);
        Assert.AreEqual((false, false), Look(sandbox, worktree));
        Assert.AreNotEqual(0, sandbox.TryGit(worktree, "merge", "main").ExitCode);
        Assert.AreEqual((true, false), Look(sandbox, worktree));
        Assert.AreEqual((false, false), Look(sandbox, sandbox.PathOf("repository")), "another worktree's");
        sandbox.Git(worktree, "merge", "--abort");
        Assert.AreEqual((false, false), Look(sandbox, worktree));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_rebase_is_one_with_either_backend(string gitFolder)
    {
        (GitSandbox sandbox, string worktree) = Conflict(gitFolder);
        foreach (string backend in (string[])["--merge", "--apply"])
        {
            Assert.AreNotEqual(0, sandbox.TryGit(worktree, "rebase", backend, "main").ExitCode);
            Assert.AreEqual((false, true), Look(sandbox, worktree), backend);
            sandbox.Git(worktree, "rebase", "--abort");
            Assert.AreEqual((false, false), Look(sandbox, worktree), backend);
        }
    }

    [TestMethod]
    public void Applying_mail_is_taken_for_a_rebase()
    {
        (GitSandbox sandbox, string worktree) = Conflict("");
        sandbox.Git(worktree, "format-patch", "--quiet", "-1", "main", "--output", sandbox.PathOf("mail"));
        Assert.AreNotEqual(0, sandbox.TryGit(worktree, "am", sandbox.PathOf("mail")).ExitCode);
        Assert.AreEqual((false, true), Look(sandbox, worktree));
    }

    [TestMethod]
    public void A_cherry_pick_is_neither()
    {
        (GitSandbox sandbox, string worktree) = Conflict("");
        Assert.AreNotEqual(0, sandbox.TryGit(worktree, "cherry-pick", "main").ExitCode);
        Assert.AreEqual((false, false), Look(sandbox, worktree));
    }

    /// <summary>A linked worktree whose branch and <c>main</c> have both changed the same file.</summary>
    private (GitSandbox Sandbox, string Worktree) Conflict(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        string worktree = sandbox.AddWorktree(repository, "other");
        sandbox.Commit(repository, "readme", "theirs\n");
        sandbox.Commit(worktree, "readme", "ours\n");
        return (sandbox, worktree);
    }

    private static (bool IsMerge, bool IsRebase) Look(GitSandbox sandbox, string worktree)
    {
        string gitDirectory = sandbox.Layout(worktree).GitDirectory;
        return (OngoingOperation.IsMerge(gitDirectory), OngoingOperation.IsRebase(gitDirectory));
    }
}
