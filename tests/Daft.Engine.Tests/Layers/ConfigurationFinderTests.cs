using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Layers;

namespace Daft.Engine.Tests.Layers;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ConfigurationFinderTests : LayersTest
{
    [TestMethod]
    public async Task Nobody_has_configured_anything()
    {
        Assert.IsTrue((await AtCommitAsync(Sandbox.AddWorktree(Repository, "new"))).IsEmpty);
        Assert.IsTrue((await InWorktreeAsync(Repository)).IsEmpty);
    }

    [TestMethod]
    public async Task Every_layer_lies_over_the_one_before()
    {
        (string Path, string Text)[] layers =
        [
            (UsersFile, Job("a", "1")),
            (Path.Combine(Repository, "daft.yml"), "extends: base.yml\n" + Job("a", "2")),
            (Path.Combine(Repository, "base.yml"), Job("a", "3")),
            (Path.Combine(Repository, "worktree-post-create.yml"), "jobs: [{name: a, run: '4'}]\n"),
            (Path.Combine(Repository, "daft-local.yml"), Job("a", "5")),
            (LocalOfClone, Job("a", "6")),
        ];
        File.AppendAllText(Path.Combine(Repository, ".git", "info", "exclude"), "daft-local.yml\n");
        for (int count = 1; count <= layers.Length; count++)
        {
            // The second names the third, so the two come together.
            foreach ((string path, string text) in layers[..(count == 2 ? 3 : count)])
                Write(path, text);
            Sandbox.Git(Repository, "add", "--all");
            Sandbox.Git(Repository, "commit", "--quiet", "--allow-empty", "--message", $"{count}");
            string worktree = Sandbox.AddWorktree(Repository, $"new-{count}", "--detach");
            string expected = count == 2 ? "3" : $"{count}";
            Assert.AreEqual(expected, await CommandAsync(AtCommitAsync(worktree)));
            Assert.AreEqual(expected, await CommandAsync(InWorktreeAsync(worktree)));
        }
    }

    [TestMethod]
    public async Task Jobs_of_all_layers_run_and_those_of_the_repository_need_approval()
    {
        Write(UsersFile, Job("own"));
        Commit("daft.yml", "extends: [base.yml]\n" + Job("file"));
        Commit("base.yml", Job("base"));
        Commit("worktree-post-create.yml", "jobs: [{name: hook, run: 'true'}]\n");
        string worktree = Sandbox.AddWorktree(Repository, "new");
        Write(Path.Combine(worktree, "daft-local.yml"), Job("local"));
        Write(LocalOfClone, Job("clone"));
        await AssertJobsAsync("own file base hook local clone | file base hook", worktree);
    }

    [TestMethod]
    public async Task The_users_files_alone_need_no_approval()
    {
        Write(UsersFile, Job("own"));
        await AssertJobsAsync("own |", Sandbox.AddWorktree(Repository, "one"));
        Write(LocalOfClone, Job("clone"));
        await AssertJobsAsync("own clone |", Sandbox.AddWorktree(Repository, "two"));
    }

    [TestMethod]
    [DataRow("XDG_CONFIG_HOME", "/x", "/x/daft/daft.yml")]
    [DataRow("XDG_CONFIG_HOME", "x", "/home/.config/daft/daft.yml")]
    [DataRow("XDG_CONFIG_HOME", "", "/home/.config/daft/daft.yml")]
    [DataRow("OTHER", "", "/home/.config/daft/daft.yml")]
    public void The_users_file_is_where_the_XDG_specification_says(string name, string value, string path) =>
        Assert.AreEqual(path, ConfigurationFinder.FindUsersFile(new Dictionary<string, string> { [name] = value }, "/home"));

    [TestMethod]
    public async Task Files_beside_the_repositorys_stand_in_its_folder()
    {
        Commit(".config/daft.yml", Job("file"));
        Commit(".config/worktree-post-create.yaml", "jobs: [{name: hook, run: x}]");
        Commit("worktree-post-create.yml", "jobs: [{name: elsewhere, run: x}]");
        string worktree = Sandbox.AddWorktree(Repository, "new");
        Write(Path.Combine(worktree, ".config/daft.local.yml"), Job("local"));
        Write(Path.Combine(worktree, "daft.local.yml"), Job("elsewhere"));
        await AssertJobsAsync("file hook local | file hook", worktree);
    }

    [TestMethod]
    public async Task Of_two_files_for_one_hook_the_first_counts()
    {
        Commit("daft.yml", Job("file"));
        Commit("worktree-post-create.yaml", "jobs: [{name: yaml, run: x}]");
        Commit("worktree-post-create.yml", "jobs: [{name: yml, run: x}]");
        await AssertJobsAsync("file yml | file yml", Repository);
    }

    [TestMethod]
    public async Task A_local_file_of_the_working_tree_stands_in_for_that_of_the_main_worktree()
    {
        Commit("daft.yml", Job("file"));
        Write(Path.Combine(Repository, "daft-local.yml"), Job("main"));
        string worktree = Sandbox.AddWorktree(Repository, "new");
        await AssertJobsAsync("file main | file", worktree);
        Write(Path.Combine(worktree, "daft.local.yml"), Job("here"));
        await AssertJobsAsync("file here | file", worktree);
    }

    [TestMethod]
    public async Task An_untracked_file_of_the_main_worktree_counts_where_the_commit_has_none_and_needs_approval()
    {
        string worktree = Sandbox.AddWorktree(Repository, "new");
        Write(Path.Combine(Repository, "daft.yml"), "extends: base.yml\n" + Job("visitor"));
        Write(Path.Combine(Repository, "base.yml"), Job("base"));
        await AssertJobsAsync("visitor base | visitor base", worktree);
        await AssertJobsAsync("visitor base | visitor base", Repository);
        Sandbox.Commit(worktree, "daft.yml", Job("file"));
        await AssertJobsAsync("file | file", worktree);
    }

    [TestMethod]
    public async Task A_tracked_file_of_the_main_worktree_does_not_count_elsewhere()
    {
        string worktree = Sandbox.AddWorktree(Repository, "old");
        Commit("daft.yml", Job("file"));
        Assert.IsTrue((await AtCommitAsync(worktree)).IsEmpty);
        Assert.IsTrue((await InWorktreeAsync(worktree)).IsEmpty);
    }

    [TestMethod]
    public async Task Beside_a_bare_repository_there_is_no_main_worktree()
    {
        string project = Directory.CreateDirectory(Sandbox.PathOf("project")).FullName;
        Sandbox.Git(Sandbox.Root, "clone", "--quiet", "--bare", Repository, Path.Combine(project, ".git"));
        string worktree = Path.Combine(project, "new");
        Sandbox.Git(project, "worktree", "add", "--quiet", worktree);
        Write(Path.Combine(project, "daft.yml"), Job("stray"));
        Write(Path.Combine(project, "daft-local.yml"), Job("stray"));
        Write(Path.Combine(project, ".git", "daft", "local.yml"), Job("clone"));
        await AssertJobsAsync("clone |", worktree);
    }

    [TestMethod]
    public async Task A_bare_repository_has_no_file_in_a_working_tree()
    {
        string bare = Sandbox.PathOf("bare.git");
        Sandbox.Git(Sandbox.Root, "clone", "--quiet", "--bare", Repository, bare);
        await Assert.ThrowsExactlyAsync<DaftException>(() => InWorktreeAsync(bare));
    }

    [TestMethod]
    public async Task Broken_YAML_is_told_with_the_name_of_its_file()
    {
        string worktree = Sandbox.AddWorktree(Repository, "new");
        Commit("daft.yml", "a: [");
        Sandbox.Git(worktree, "reset", "--quiet", "--hard", "main");
        Write(Path.Combine(worktree, "daft-local.yml"), "b: [");
        Write(UsersFile, "c: [");
        Write(LocalOfClone, "d: [");
        Commit("worktree-post-create.yml", "e: [");
        foreach (LayeredConfiguration files in new[] { await AtCommitAsync(worktree), await InWorktreeAsync(worktree) })
        {
            string[] broken = [.. files.Read().Problems.Select(problem => problem.Place.File)];
            CollectionAssert.AreEquivalent(new[] { UsersFile, "daft.yml", "daft-local.yml", LocalOfClone }, broken);
            Assert.AreEqual("d: [", files.FindText(files.Problems[^1]));
        }
    }

    [TestMethod]
    public async Task A_mistake_in_a_users_file_is_told_in_that_file()
    {
        Commit("daft.yml", Job("file"));
        Write(LocalOfClone, "hooks:\n  worktree-post-create:\n    fail_mode: never\n");
        Assert.StartsWith($"{LocalOfClone}:3:16: 'fail_mode' is 'never'", Tell((await InWorktreeAsync(Repository)).Read()));
    }

    [TestMethod]
    public async Task A_users_file_extends_nothing()
    {
        Write(UsersFile, "extends: a.yml\n");
        Assert.AreEqual($"{UsersFile}:1:1: 'extends' is for the repository's own files", Tell((await InWorktreeAsync(Repository)).Read()));
    }

    private static async Task<string> CommandAsync(Task<LayeredConfiguration> files) =>
        ((JobBody.Run)(await files).Read().Configuration!.Hooks.Single().Jobs.Single().Body).Command.Everywhere!;
}
