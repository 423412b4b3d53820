using System.Runtime.Versioning;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WorktreeLayoutTests : GitTest
{
    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_main_and_a_linked_worktree_are_what_git_says(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        string worktree = sandbox.AddWorktree(repository, "new tree's \"place\"", "--detach");
        AssertAsGitSays(sandbox, repository);
        AssertAsGitSays(sandbox, worktree);
        Assert.IsTrue(sandbox.Layout(worktree).IsLinked);
        Assert.AreEqual("new-tree's-\"place\"", sandbox.Layout(worktree).AdministrativeId);
        Assert.IsFalse(sandbox.Layout(repository).IsLinked);
        Assert.AreEqual("", sandbox.Layout(repository).AdministrativeId);
    }

    [TestMethod]
    public void A_folder_below_leads_up_to_the_root()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        string below = Directory.CreateDirectory(Path.Combine(repository, "a/b")).FullName;
        Assert.AreEqual(sandbox.Layout(repository), sandbox.Layout(below));
    }

    [TestMethod]
    public void Symbolic_links_are_seen_through()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        string below = Directory.CreateDirectory(Path.Combine(repository, "a/b")).FullName;
        Directory.CreateSymbolicLink(sandbox.PathOf("link"), below);
        Assert.AreEqual(repository, sandbox.Layout(sandbox.PathOf("link")).WorktreeRoot);
    }

    [TestMethod]
    public void A_separate_git_directory_is_found_through_its_file()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository("repository", "--separate-git-dir=" + sandbox.PathOf("elsewhere "));
        AssertAsGitSays(sandbox, repository);
        Assert.IsFalse(sandbox.Layout(repository).IsLinked);
    }

    [TestMethod]
    public void A_submodule_is_a_repository_of_its_own_and_its_worktrees_are_linked()
    {
        GitSandbox sandbox = NewSandbox();
        string inner = sandbox.NewRepository("inner");
        string outer = sandbox.NewRepository("outer");
        sandbox.Git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "module");
        string module = Path.Combine(outer, "module");
        AssertAsGitSays(sandbox, module);
        Assert.IsFalse(sandbox.Layout(module).IsLinked);
        string worktree = sandbox.AddWorktree(module, "new");
        AssertAsGitSays(sandbox, worktree);
        Assert.IsTrue(sandbox.Layout(worktree).IsLinked);
    }

    [TestMethod]
    public void A_bare_repository_has_no_root_but_its_worktrees_do()
    {
        GitSandbox sandbox = NewSandbox();
        string bare = NewBare(sandbox, "bare.git");
        string worktree = sandbox.AddWorktree(bare, "new");
        Assert.AreEqual(new WorktreeLayout { GitDirectory = bare, CommonDirectory = bare }, sandbox.Layout(bare));
        Assert.AreEqual(sandbox.Layout(bare), sandbox.Layout(Path.Combine(bare, "refs")));
        AssertAsGitSays(sandbox, worktree);
    }

    [TestMethod]
    public void A_folder_of_worktrees_around_a_bare_repository_is_no_working_tree()
    {
        GitSandbox sandbox = NewSandbox();
        Directory.CreateDirectory(sandbox.PathOf("project"));
        string bare = NewBare(sandbox, "project/.bare");
        File.WriteAllText(sandbox.PathOf("project/.git"), "gitdir: ./.bare\n");
        Assert.AreEqual(new WorktreeLayout { GitDirectory = bare, CommonDirectory = bare }, sandbox.Layout(sandbox.PathOf("project")));
    }

    [TestMethod]
    public void Relative_paths_between_worktree_and_repository_are_followed()
    {
        GitSandbox sandbox = NewSandbox(Gits.RequireNew());
        string repository = sandbox.NewRepository();
        sandbox.Git(repository, "config", "worktree.useRelativePaths", "true");
        string worktree = sandbox.AddWorktree(repository, "new");
        Assert.StartsWith("gitdir: ../", File.ReadAllText(Path.Combine(worktree, ".git")));
        AssertAsGitSays(sandbox, worktree);
        Assert.AreEqual(worktree, WorktreeList.Read(Path.Combine(repository, ".git")).Single().Path);
    }

    [TestMethod]
    [DataRow("repository/.git", "repository")]
    [DataRow("repository/.git/worktrees/new", "new")]
    public void GIT_DIR_names_the_repository_from_anywhere(string gitDir, string root)
    {
        GitSandbox sandbox = NewSandbox();
        sandbox.AddWorktree(sandbox.NewRepository(), "new");
        sandbox.Variables["GIT_DIR"] = sandbox.PathOf(gitDir);
        WorktreeLayout layout = sandbox.Layout("/");
        Assert.AreEqual(sandbox.PathOf(gitDir), layout.GitDirectory);
        Assert.AreEqual(sandbox.PathOf("repository/.git"), layout.CommonDirectory);
        Assert.AreEqual(sandbox.PathOf(root), layout.WorktreeRoot);
        Assert.IsTrue(layout.IsNamedByEnvironment);
    }

    [TestMethod]
    public void A_relative_GIT_DIR_is_relative_to_where_we_are()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Variables["GIT_DIR"] = ".git";
        Assert.AreEqual(repository, sandbox.Layout(repository).WorktreeRoot);
    }

    [TestMethod]
    public void Outside_of_a_repository_there_is_none()
    {
        GitSandbox sandbox = NewSandbox();
        Assert.IsNull(WorktreeLayout.Find(sandbox.Root, null, GitSandbox.Files));
        Assert.IsNull(WorktreeLayout.Find(sandbox.PathOf("missing"), null, GitSandbox.Files));
        Assert.IsNull(WorktreeLayout.Find(sandbox.Root, "missing", GitSandbox.Files));
    }

    [TestMethod]
    public void A_pointer_that_leads_nowhere_ends_the_search_as_it_does_for_git()
    {
        GitSandbox sandbox = NewSandbox();
        string lost = Directory.CreateDirectory(Path.Combine(sandbox.NewRepository(), "lost")).FullName;
        File.WriteAllText(Path.Combine(lost, ".git"), "gitdir: /no/such/place\n");
        Assert.AreNotEqual(0, sandbox.TryGit(lost, "rev-parse", "--git-dir").ExitCode);
        Assert.IsNull(WorktreeLayout.Find(lost, null, GitSandbox.Files));
    }

    [TestMethod]
    [DataRow("[core]\n\tbare = true\n", true)]
    [DataRow("[core]\n\tbare\n", true)]
    [DataRow("[core]\n\tbare = true # so\n\tBare = no\n", false)]
    [DataRow("[core \"x\"]\n\tbare = true\n[other]\n\tbare = true\n", null)]
    public void Bareness_is_read_as_git_reads_it(string text, bool? bare) => Assert.AreEqual(bare, BareSetting.Parse(text.Split('\n')));

    private static string NewBare(GitSandbox sandbox, string name)
    {
        string repository = sandbox.NewRepository("origin");
        sandbox.Git(sandbox.Root, "clone", "--quiet", "--bare", repository, name);
        return sandbox.PathOf(name);
    }

    private static void AssertAsGitSays(GitSandbox sandbox, string folder)
    {
        WorktreeLayout layout = sandbox.Layout(folder);
        Assert.AreEqual(sandbox.Git(folder, "rev-parse", "--absolute-git-dir"), layout.GitDirectory);
        Assert.AreEqual(sandbox.Git(folder, "rev-parse", "--path-format=absolute", "--git-common-dir"), layout.CommonDirectory);
        Assert.AreEqual(sandbox.Git(folder, "rev-parse", "--show-toplevel"), layout.WorktreeRoot);
    }
}
