using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Recipes;
using Daft.Engine.Recipes;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Recipes;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RepositoryListingTests : GitTest
{
    [TestMethod]
    public async Task Tracked_and_new_files_are_listed_and_ignored_ones_are_not()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Commit(repository, ".gitignore", "ignored/\n");
        sandbox.Commit(repository, "a b/é/go.mod", "module a\n");
        Write(repository, "new/go.mod", "module b\n");
        Write(repository, "ignored/go.mod", "module c\n");

        RepositoryFiles files = await ReadAsync(sandbox, repository);

        CollectionAssert.AreEqual(new[] { ".gitignore", "readme", "new/go.mod", "a b/é/go.mod" }, files.Paths.ToArray());
    }

    [TestMethod]
    public async Task A_repository_without_a_commit_has_its_new_files()
    {
        GitSandbox sandbox = NewSandbox();
        sandbox.Git(sandbox.Root, "init", "--quiet", "empty");
        Write(sandbox.PathOf("empty"), "mix.lock", "");

        CollectionAssert.AreEqual(new[] { "mix.lock" }, (await ReadAsync(sandbox, sandbox.PathOf("empty"))).Paths.ToArray());
    }

    [TestMethod]
    public async Task A_linked_worktree_has_its_own_files()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        string worktree = sandbox.AddWorktree(repository, "linked");
        sandbox.Commit(worktree, "go.mod", "module a\n");

        Assert.Contains("go.mod", (await ReadAsync(sandbox, worktree)).Paths);
        Assert.DoesNotContain("go.mod", (await ReadAsync(sandbox, repository)).Paths);
    }

    [TestMethod]
    public async Task Manifests_are_read_and_a_sparse_worktree_lacks_only_their_text()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Commit(repository, "rust/Cargo.lock", "");
        sandbox.Commit(repository, "rust/Cargo.toml", "[workspace]\n");

        Assert.AreEqual("cargo build --workspace", await BuildAsync(sandbox, repository));
        sandbox.Git(repository, "sparse-checkout", "set", "--cone");
        Assert.IsFalse(Directory.Exists(Path.Combine(repository, "rust")));
        Assert.AreEqual("cargo build", await BuildAsync(sandbox, repository));
    }

    [TestMethod]
    public async Task A_broken_index_is_told_in_gits_words()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        Write(repository, ".git/index", "no index");

        DaftException failure = await Assert.ThrowsExactlyAsync<DaftException>(() => ReadAsync(sandbox, repository));

        StringAssert.StartsWith(failure.Message, "cannot list the repository's files: fatal: ", StringComparison.Ordinal);
    }

    private async Task<string> BuildAsync(GitSandbox sandbox, string repository) =>
        RecipeBook.Look(await ReadAsync(sandbox, repository)).Recipes.Single().WarmUps.Single().Run;

    private Task<RepositoryFiles> ReadAsync(GitSandbox sandbox, string worktree) =>
        RepositoryListing.ReadAsync(worktree, sandbox.Command(worktree), Cancellation);

    private static void Write(string worktree, string path, string content)
    {
        string file = Path.Combine(worktree, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
