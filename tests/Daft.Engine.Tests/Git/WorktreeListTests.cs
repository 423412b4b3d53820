using System.Runtime.Versioning;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WorktreeListTests : GitTest
{
    [TestMethod]
    public void A_repository_without_linked_worktrees_has_an_empty_list()
    {
        GitSandbox sandbox = NewSandbox();
        Assert.IsEmpty(Read(sandbox.NewRepository()));
    }

    [TestMethod]
    public void Standing_moved_and_deleted_worktrees_are_told_apart()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.AddWorktree(repository, "a");
        sandbox.AddWorktree(repository, "b", "--no-checkout");
        sandbox.AddWorktree(repository, "c");
        sandbox.Git(repository, "worktree", "move", sandbox.PathOf("a"), sandbox.PathOf("moved"));
        Directory.Delete(sandbox.PathOf("c"), recursive: true);
        CollectionAssert.AreEqual(
            new[] { $"a {sandbox.PathOf("moved")} True", $"b {sandbox.PathOf("b")} True", $"c {sandbox.PathOf("c")} False" },
            Read(repository).Select(worktree => $"{worktree.AdministrativeId} {worktree.Path} {worktree.Exists}").ToArray());
    }

    [TestMethod]
    public void An_entry_that_is_half_made_or_half_gone_is_left_out()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        Directory.CreateDirectory(Path.Combine(repository, ".git/worktrees/empty"));
        Directory.CreateDirectory(Path.Combine(repository, ".git/worktrees/torn"));
        File.WriteAllText(Path.Combine(repository, ".git/worktrees/torn/gitdir"), "");
        Assert.IsEmpty(Read(repository));
    }

    private static IReadOnlyList<LinkedWorktree> Read(string repository) => WorktreeList.Read(Path.Combine(repository, ".git"));
}
