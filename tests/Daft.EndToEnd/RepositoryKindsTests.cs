using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Whatever git calls a repository works, also what libgit2 cannot open.</summary>
[TestClass]
public sealed class RepositoryKindsTests : EndToEndTest
{
    private const string OneOfEach = """
        hooks:
          worktree-post-create:
            jobs:
              - name: now
                run: echo "now $DAFT_COMMIT $DAFT_BRANCH_NAME"
              - name: later
                run: signal later; git rev-parse HEAD
                background: true
                needs: [now]
        """;

    [TestMethod]
    public void A_SHA_256_repository() => AssertWorks(Sandbox.CreateRepository(OneOfEach, "repository", "--object-format=sha256"));

    [TestMethod]
    public void A_path_with_spaces_and_quotes() => AssertWorks(Sandbox.CreateRepository(OneOfEach, "a \"quoted\" repository's $HOME"));

    [TestMethod]
    public void A_partial_clone()
    {
        Repository origin = Sandbox.CreateRepository(OneOfEach, "origin");
        origin.Git("config", "uploadpack.allowFilter", "true");
        string path = Path.Combine(Sandbox.Root, "work", "partial");
        Sandbox.Run(Sandbox.Root, "git", "clone", "--quiet", "--filter=blob:none", $"file://{origin.Path}", path).ShouldExitWith(0);
        AssertWorks(new Repository(Sandbox, path));
    }

    [TestMethod]
    public void A_partial_clone_that_lacks_the_configuration_at_HEAD()
    {
        Repository origin = Sandbox.CreateRepository(OneOfEach, "origin");
        origin.Git("config", "uploadpack.allowFilter", "true");
        string path = Path.Combine(Sandbox.Root, "work", "partial");
        Sandbox.Run(Sandbox.Root, "git", "clone", "--quiet", "--no-checkout", "--filter=blob:none", $"file://{origin.Path}", path).ShouldExitWith(0);
        AssertWorks(new Repository(Sandbox, path));
    }

    [TestMethod]
    public void A_shallow_clone()
    {
        Repository origin = Sandbox.CreateRepository(OneOfEach, "origin");
        string path = Path.Combine(Sandbox.Root, "work", "shallow");
        Sandbox.Run(Sandbox.Root, "git", "clone", "--quiet", "--depth=1", $"file://{origin.Path}", path).ShouldExitWith(0);
        AssertWorks(new Repository(Sandbox, path));
    }

    [TestMethod]
    public void A_bare_repository()
    {
        Repository origin = Sandbox.CreateRepository(OneOfEach, "origin");
        string path = Path.Combine(Sandbox.Root, "work", "bare.git");
        Sandbox.Run(Sandbox.Root, "git", "clone", "--quiet", "--bare", origin.Path, path).ShouldExitWith(0);
        AssertWorks(new Repository(Sandbox, path));
    }

    [TestMethod]
    public void A_bare_repository_installed_from_inside_a_worktree()
    {
        Repository origin = Sandbox.CreateRepository(OneOfEach, "origin");
        string path = Path.Combine(Sandbox.Root, "work", "bare.git");
        Sandbox.Run(Sandbox.Root, "git", "clone", "--quiet", "--bare", origin.Path, path).ShouldExitWith(0);
        var bare = new Repository(Sandbox, path);
        bare.AddWorktree("first").Daft("install");

        AssertRan(bare.AddWorktree("feature"));
    }

    [TestMethod]
    public void A_submodule_s_repository_and_a_repository_with_its_git_folder_elsewhere()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach, "separate", $"--separate-git-dir={Path.Combine(Sandbox.Root, "git-folder")}");
        AssertWorks(repository);
    }

    [TestMethod]
    public void A_detached_HEAD()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();

        Worktree worktree = repository.AddWorktree("detached", "worktree", "add", "--detach", "../detached");

        AssertRan(worktree);
        Assert.AreEqual($"now {worktree.Git("rev-parse", "HEAD").Output.TrimEnd()} \n", worktree.Log("now"));
    }

    [TestMethod]
    public void A_worktree_of_another_branch_and_one_made_inside_a_worktree()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        repository.Git("branch", "existing");

        Worktree existing = repository.AddWorktree("existing", "worktree", "add", "../existing", "existing");
        AssertRan(existing);

        existing.Git("worktree", "add", "-b", "nested", "inner/nested");
        AssertRan(new Worktree(repository, existing.PathOf("inner/nested")) { Added = existing.Added });
    }

    [TestMethod]
    public void A_reftable_repository()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        AssertWorks(Sandbox.CreateRepository(OneOfEach, "repository", "--ref-format=reftable"));
    }

    [TestMethod]
    public void Worktrees_with_relative_paths()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        Repository repository = Sandbox.CreateRepository(OneOfEach);
        repository.Git("config", "worktree.useRelativePaths", "true");
        AssertWorks(repository);
    }

    private void AssertWorks(Repository repository)
    {
        repository.Install();
        AssertRan(repository.AddWorktree("feature"));
    }

    private void AssertRan(Worktree worktree)
    {
        worktree.Daft("wait");
        string commit = worktree.Git("rev-parse", "HEAD").Output.TrimEnd();
        Assert.AreEqual("completed", worktree.Job("now").Status);
        Assert.AreEqual("completed", worktree.Job("later").Status);
        Assert.Contains($"now {commit} ", worktree.Log("now"));
        Assert.AreEqual($"{commit}\n", worktree.Log("later"));
        Assert.IsTrue(Signals.Seen("later"));
        Signals.Forget("later");
    }
}
