using System.Runtime.Versioning;
using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.Layers;

namespace Daft.Engine.Tests.Layers;

/// <summary>Every way in which a file of the repository could pass for one of the user's own, and run without being asked.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhoseFileTests : LayersTest
{
    [TestMethod]
    [DataRow("daft-local.yml")]
    [DataRow("daft.local.yml")]
    public async Task A_local_file_that_the_commit_has_is_the_repositorys(string name)
    {
        Commit("daft.yml", Job("file"));
        Commit(name, Job("evil"));
        await AssertJobsAsync("file evil | file evil", Sandbox.AddWorktree(Repository, "new"));
        await AssertJobsAsync("file evil | file evil", Repository);
    }

    [TestMethod]
    public async Task It_is_read_from_the_commit_as_the_rest_is()
    {
        Commit("daft-local.yml", Job("committed"));
        string worktree = Sandbox.AddWorktree(Repository, "new");
        Write(Path.Combine(worktree, "daft-local.yml"), Job("changed"));
        Assert.AreEqual("committed | committed", Describe(await AtCommitAsync(worktree)));
        Assert.AreEqual("changed | changed", Describe(await InWorktreeAsync(worktree)));
        File.Delete(Path.Combine(worktree, "daft-local.yml"));
        Assert.AreEqual("committed | committed", Describe(await AtCommitAsync(worktree)));
    }

    [TestMethod]
    public async Task A_local_file_that_is_only_staged_is_the_repositorys()
    {
        Write(Path.Combine(Repository, "daft-local.yml"), Job("evil"));
        Sandbox.Git(Repository, "add", "daft-local.yml");
        await AssertJobsAsync("evil | evil", Repository);
        Sandbox.Git(Repository, "rm", "--quiet", "--cached", "daft-local.yml");
        await AssertJobsAsync("evil |", Repository);
    }

    [TestMethod]
    public async Task A_local_file_that_the_main_worktree_has_checked_out_is_not_another_worktrees()
    {
        string worktree = Sandbox.AddWorktree(Repository, "new");
        Commit("daft-local.yml", Job("evil"));
        Assert.IsTrue((await AtCommitAsync(worktree)).IsEmpty);
        Assert.IsTrue((await InWorktreeAsync(worktree)).IsEmpty);
    }

    [TestMethod]
    public async Task A_tracked_link_on_the_way_makes_it_the_repositorys()
    {
        Write(Sandbox.PathOf("elsewhere/daft.yml"), Job("file"));
        Write(Sandbox.PathOf("elsewhere/daft.local.yml"), Job("evil"));
        File.CreateSymbolicLink(Path.Combine(Repository, ".config"), Sandbox.PathOf("elsewhere"));
        Commit("x", "");
        Assert.AreEqual("file evil | file evil", Describe(await InWorktreeAsync(Repository)));
    }

    [TestMethod]
    public async Task A_tracked_link_to_a_tracked_folder_does_not_hide_a_tracked_file()
    {
        File.CreateSymbolicLink(Path.Combine(Repository, ".config"), "sub");
        Commit("sub/daft.yml", Job("file"));
        Commit("sub/daft-local.yml", Job("evil"));
        await AssertJobsAsync("file evil | file evil", Repository);
    }

    [TestMethod]
    public async Task An_untracked_link_to_a_tracked_file_shows_the_repositorys()
    {
        Commit("evil.yml", Job("evil"));
        File.CreateSymbolicLink(Path.Combine(Repository, "daft-local.yml"), "evil.yml");
        await AssertJobsAsync("evil | evil", Repository);
    }

    [TestMethod]
    public async Task An_untracked_link_by_way_of_a_tracked_one_does_too()
    {
        Write(Sandbox.PathOf("outside.yml"), Job("evil"));
        File.CreateSymbolicLink(Path.Combine(Repository, "tracked.yml"), Sandbox.PathOf("outside.yml"));
        Commit("x", "");
        File.CreateSymbolicLink(Path.Combine(Repository, "daft-local.yml"), "tracked.yml");
        await AssertJobsAsync("evil | evil", Repository);
    }

    [TestMethod]
    public async Task An_untracked_link_to_a_file_of_the_users_is_the_users()
    {
        Write(Sandbox.PathOf("dotfiles/mine.yml"), Job("mine"));
        File.CreateSymbolicLink(Path.Combine(Repository, "daft-local.yml"), "../dotfiles/mine.yml");
        await AssertJobsAsync("mine |", Repository);
    }

    [TestMethod]
    public async Task A_file_of_a_submodule_is_the_repositorys()
    {
        string inner = Sandbox.NewRepository("inner");
        Sandbox.Commit(inner, "daft.yml", Job("file"));
        Sandbox.Git(Repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, ".config");
        Commit("x", "");
        Write(Path.Combine(Repository, ".config", "daft-local.yml"), Job("evil"));
        Assert.AreEqual("file evil | file evil", Describe(await InWorktreeAsync(Repository)));
    }

    /// <summary>On a file system that knows no case the two are one file.</summary>
    [TestMethod]
    public async Task Another_spelling_that_is_tracked_makes_it_the_repositorys()
    {
        Commit("DAFT-Local.yml", Job("evil"));
        Write(Path.Combine(Repository, "daft-local.yml"), Job("evil"));
        await AssertJobsAsync("evil | evil", Repository);
    }

    [TestMethod]
    public async Task What_git_was_told_of_patterns_does_not_blind_it()
    {
        Write(Path.Combine(Repository, "daft-local.yml"), Job("evil"));
        Sandbox.Git(Repository, "add", "daft-local.yml");
        Sandbox.Variables["GIT_LITERAL_PATHSPECS"] = "1";
        await AssertJobsAsync("evil | evil", Repository);
    }

    [TestMethod]
    public async Task Where_git_cannot_say_whose_it_is_nothing_is_found()
    {
        Write(Path.Combine(Repository, "daft-local.yml"), Job("evil"));
        await File.WriteAllTextAsync(Path.Combine(Repository, ".git", "index"), "broken", Cancellation);
        await Assert.ThrowsExactlyAsync<DaftException>(() => InWorktreeAsync(Repository));
    }

    /// <summary>A commit can hold everything that makes a git directory but a <c>.git</c> of its own.</summary>
    [TestMethod]
    public async Task The_local_file_of_a_git_directory_that_a_commit_holds_is_the_repositorys()
    {
        Commit("trap/HEAD", "ref: refs/heads/main\n");
        Commit("trap/commondir", "common\n");
        Commit("trap/gitdir", "../x/.git\n");
        Commit("trap/common/objects/keep", "");
        Commit("trap/common/refs/keep", "");
        Commit("x/daft-local.yml", Job("evil"));
        Commit("trap/common/daft/local.yml", Job("worse"));
        WorktreeLayout layout = Sandbox.Layout(Path.Combine(Repository, "trap"));
        Assert.AreEqual(Path.Combine(Repository, "x"), layout.WorktreeRoot);
        LayeredConfiguration files = await Finder.FindInWorktreeAsync(layout, Cancellation);
        Assert.AreEqual("evil worse | evil worse", Describe(files));
    }

    [TestMethod]
    [DataRow(".bare", DisplayName = "beside a .git file that points to it")]
    [DataRow("../store.git", DisplayName = "far from its worktrees")]
    public async Task The_local_file_of_a_bare_repository_is_the_users(string place)
    {
        string project = Directory.CreateDirectory(Sandbox.PathOf("project")).FullName;
        string bare = Path.GetFullPath(place, project);
        Sandbox.Git(Sandbox.Root, "clone", "--quiet", "--bare", Repository, bare);
        Write(Path.Combine(project, ".git"), $"gitdir: {bare}\n");
        Sandbox.Git(project, "worktree", "add", "--quiet", Path.Combine(project, "new"));
        Write(Path.Combine(bare, "daft", "local.yml"), Job("mine"));
        await AssertJobsAsync("mine |", Path.Combine(project, "new"));
    }

    [TestMethod]
    public async Task The_local_file_of_a_submodule_is_the_users()
    {
        string inner = Sandbox.NewRepository("inner");
        Sandbox.Git(Repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "module");
        Write(Path.Combine(Repository, ".git", "modules", "module", "daft", "local.yml"), Job("mine"));
        Assert.AreEqual("mine |", Describe(await InWorktreeAsync(Path.Combine(Repository, "module"))));
    }

    [TestMethod]
    [DataRow("a/b", "a a/b")]
    [DataRow("to-a/b", "to-a a a/b")]
    [DataRow("chain", "chain to-b a a/b")]
    [DataRow("away/back", "away home-link a a/b", DisplayName = "out and in again")]
    [DataRow("none/x", "none none/x")]
    public void The_way_to_a_file_is_every_place_it_passes(string path, string passed)
    {
        string root = Sandbox.PathOf("root");
        Write(Path.Combine(root, "a/b"), "");
        File.CreateSymbolicLink(Path.Combine(root, "to-a"), "./a");
        File.CreateSymbolicLink(Path.Combine(root, "to-b"), Path.Combine(root, "a/b"));
        File.CreateSymbolicLink(Path.Combine(root, "chain"), "a/../to-b");
        File.CreateSymbolicLink(Path.Combine(root, "away"), "../home");
        File.CreateSymbolicLink(Path.Combine(root, "home-link"), "a");
        File.CreateSymbolicLink(Sandbox.PathOf("home/back"), "../root/home-link/b");
        CollectionAssert.IsSubsetOf(passed.Split(' '), LinkTrail.Of(root, path).ToArray());
    }

    [TestMethod]
    public void A_link_that_goes_round_ends()
    {
        File.CreateSymbolicLink(Sandbox.PathOf("round"), "round");
        Assert.IsNotEmpty(LinkTrail.Of(Sandbox.Root, "round/x"));
    }
}
