using System.Runtime.Versioning;
using System.Text;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

/// <summary>Every question is put to libgit2 and to git alike, where both can answer.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class CommitReaderTests : GitTest
{
    private const string Text = "hooks: {}\n";

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task The_first_name_that_exists_wins(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        sandbox.Commit(repository, ".config/daft.yml", "later\n");
        string commit = sandbox.Commit(repository, ".daft.yml", Text);
        await AssertFileAsync(sandbox, repository, commit, ".daft.yml", Text);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task All_names_that_are_files_are_found_in_their_order(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        sandbox.Commit(repository, "folder/b", "b\n");
        File.CreateSymbolicLink(Path.Combine(repository, "out"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(repository, "link"), "folder/b");
        string commit = sandbox.Commit(repository, "a", "");
        string[] names = ["none", "link", "folder", "out", "a", "folder/b", "readme/x"];
        using var library = new LibGit2(sandbox.Layout(repository).GitDirectory);
        var byGit = await new GitObjects(sandbox.Command(repository)).FindFilesAsync(commit, names, Cancellation);
        foreach (var reading in (CommitReading<IReadOnlyList<CommittedFile>>[])[library.FindFiles(commit, names), byGit])
            Assert.AreEqual("link=b\n a= folder/b=b\n", string.Join(' ', ValueOf(reading).Select(file => $"{file.Name}={Encoding.UTF8.GetString(file.Content.Span)}")));
        Assert.IsEmpty(ValueOf(await new GitObjects(sandbox.Command(repository)).FindFilesAsync(commit, ["none"], Cancellation)));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task A_commit_without_the_file_has_none(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        await AssertFileAsync(sandbox, repository, sandbox.Git(repository, "rev-parse", "HEAD"), null, null);
    }

    [TestMethod]
    public async Task A_folder_of_the_name_is_no_file()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        await AssertFileAsync(sandbox, repository, sandbox.Commit(repository, "daft.yml/readme", "x"), null, null);
    }

    [TestMethod]
    public async Task Bytes_arrive_as_they_were_committed()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Commit(repository, ".gitattributes", "* text eol=crlf\n");
        await AssertFileAsync(sandbox, repository, sandbox.Commit(repository, "daft.yml", "a\nbä\n\n"), "daft.yml", "a\nbä\n\n");
        await AssertFileAsync(sandbox, repository, sandbox.Commit(repository, "daft.yml", ""), "daft.yml", "");
    }

    [TestMethod]
    public async Task A_symbolic_link_is_followed_within_the_tree_and_not_out_of_it()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        Directory.CreateDirectory(Path.Combine(repository, "shared"));
        File.CreateSymbolicLink(Path.Combine(repository, "daft.yml"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(repository, "daft.yaml"), "daft.yaml");
        File.CreateSymbolicLink(Path.Combine(repository, ".daft.yml"), "here/warm.yml");
        File.CreateSymbolicLink(Path.Combine(repository, "here"), "shared");
        string commit = sandbox.Commit(repository, "shared/warm.yml", Text);
        await AssertFileAsync(sandbox, repository, commit, ".daft.yml", Text);
    }

    [TestMethod]
    public async Task Directories_are_trees_submodules_and_links_to_them()
    {
        GitSandbox sandbox = NewSandbox();
        string inner = sandbox.NewRepository("inner");
        string repository = sandbox.NewRepository();
        sandbox.Git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "module");
        File.CreateSymbolicLink(Path.Combine(repository, "link"), "apps");
        File.CreateSymbolicLink(Path.Combine(repository, "out"), "..");
        string commit = sandbox.Commit(repository, "apps/web/readme", "x");
        foreach (string there in (string[])["", ".", "apps", "apps/web", "./apps/web/", "apps/../apps", "link/web", "module"])
            await AssertDirectoryAsync(sandbox, repository, commit, there, true);
        foreach (string missing in (string[])["app", "readme", "apps/web/readme", "apps/web/deeper", "..", "/etc", "out", "a\nb", "link/none"])
            await AssertDirectoryAsync(sandbox, repository, commit, missing, false);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task HEAD_is_a_branch_a_commit_or_unborn(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        string commit = sandbox.Git(repository, "rev-parse", "HEAD");
        string worktree = sandbox.AddWorktree(repository, "new", "-b", "feature/x;touch${IFS}owned");
        await AssertHeadAsync(sandbox, repository, new CommitHead("main", commit));
        await AssertHeadAsync(sandbox, worktree, new CommitHead("feature/x;touch${IFS}owned", commit));
        sandbox.Git(worktree, "switch", "--quiet", "--detach");
        await AssertHeadAsync(sandbox, worktree, new CommitHead(null, commit));
        sandbox.Git(worktree, "switch", "--quiet", "--orphan", "fresh");
        await AssertHeadAsync(sandbox, worktree, new CommitHead("fresh", null));
    }

    [TestMethod]
    public async Task A_sparse_and_an_empty_checkout_are_read_all_the_same()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        string commit = sandbox.Commit(repository, ".config/daft.yml", Text);
        string empty = sandbox.AddWorktree(repository, "empty", "--no-checkout");
        await AssertFileAsync(sandbox, empty, commit, ".config/daft.yml", Text);
        sandbox.Git(empty, "sparse-checkout", "set", "nothing");
        sandbox.Git(empty, "checkout", "--quiet");
        Assert.IsFalse(Directory.Exists(Path.Combine(empty, ".config")));
        await AssertFileAsync(sandbox, empty, commit, ".config/daft.yml", Text);
    }

    [TestMethod]
    public async Task Bare_repositories_and_odd_paths_are_read()
    {
        GitSandbox sandbox = NewSandbox();
        string origin = sandbox.NewRepository("it's \"the\" origin");
        string commit = sandbox.Commit(origin, "daft.yml", Text);
        sandbox.Git(sandbox.Root, "clone", "--quiet", "--bare", origin, "bare $(x).git");
        await AssertFileAsync(sandbox, sandbox.PathOf("bare $(x).git"), commit, "daft.yml", Text);
        await AssertFileAsync(sandbox, sandbox.AddWorktree(sandbox.PathOf("bare $(x).git"), "a \\ b ", "--detach"), commit, "daft.yml", Text);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task SHA_256_is_left_to_git(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository("repository", "--object-format=sha256");
        await AssertOnlyGitReadsAsync(sandbox, repository, sandbox.AddWorktree(repository, "new"));
    }

    [TestMethod]
    public async Task Reftable_is_left_to_git()
    {
        GitSandbox sandbox = NewSandbox(Gits.RequireNew());
        string repository = sandbox.NewRepository("repository", "--ref-format=reftable");
        await AssertOnlyGitReadsAsync(sandbox, repository, sandbox.AddWorktree(repository, "new"));
    }

    [TestMethod]
    public async Task Relative_worktrees_are_left_to_git()
    {
        GitSandbox sandbox = NewSandbox(Gits.RequireNew());
        string repository = sandbox.NewRepository();
        sandbox.Git(repository, "config", "worktree.useRelativePaths", "true");
        await AssertOnlyGitReadsAsync(sandbox, repository, sandbox.AddWorktree(repository, "new"));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task A_blob_that_a_partial_clone_left_behind_is_fetched(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string commit = PartialClone(sandbox);
        string clone = sandbox.PathOf("clone");
        using CommitReader reader = sandbox.Reader(clone);
        CommittedFile? file = await reader.FindFileAsync(commit, ConfigurationFiles.Names, Cancellation);
        Assert.AreEqual(Text, Encoding.UTF8.GetString(file!.Content.Span));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task A_blob_that_cannot_be_fetched_is_the_users_to_mend()
    {
        GitSandbox sandbox = NewSandbox();
        string commit = PartialClone(sandbox);
        sandbox.Git(sandbox.PathOf("clone"), "config", "remote.origin.url", sandbox.PathOf("gone"));
        using CommitReader reader = sandbox.Reader(sandbox.PathOf("clone"));
        var refused = await Assert.ThrowsAsync<DaftException>(() => reader.FindFileAsync(commit, ConfigurationFiles.Names, Cancellation));
        Assert.StartsWith($"cannot read the repository '{sandbox.PathOf("clone/.git")}': ", refused.Message);
    }

    [TestMethod]
    public async Task A_commit_that_is_not_there_is_the_users_to_mend()
    {
        GitSandbox sandbox = NewSandbox();
        using CommitReader reader = sandbox.Reader(sandbox.NewRepository());
        await Assert.ThrowsAsync<DaftException>(() => reader.FindFileAsync(new string('1', 40), ConfigurationFiles.Names, Cancellation));
    }

    /// <summary>git refuses a repository of somebody else's; so must we, for reading may run what its configuration names.</summary>
    [TestMethod]
    public async Task A_repository_of_another_owner_is_read_only_where_git_would()
    {
        if (Environment.UserName != "root")
            Assert.Inconclusive("only root can give files away");
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        string commit = sandbox.Commit(repository, "daft.yml", Text);
        sandbox.Run(sandbox.Root, "chown", "-R", "12345", repository);
        using (CommitReader reader = sandbox.Reader(repository))
            await Assert.ThrowsAsync<DaftException>(() => reader.FindFileAsync(commit, ConfigurationFiles.Names, Cancellation));
        File.WriteAllText(sandbox.PathOf("configuration"), $"[safe]\n\tdirectory = {repository}\n");
        sandbox.Variables["GIT_CONFIG_GLOBAL"] = sandbox.PathOf("configuration");
        using CommitReader trusted = sandbox.Reader(repository);
        Assert.AreEqual("daft.yml", (await trusted.FindFileAsync(commit, ConfigurationFiles.Names, Cancellation))?.Name);
    }

    [TestMethod]
    public async Task The_hooks_own_GIT_DIR_leads_to_the_same_answers()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository("repository", "--object-format=sha256");
        string commit = sandbox.Commit(repository, "daft.yml", Text);
        string worktree = sandbox.AddWorktree(repository, "new");
        sandbox.Variables["GIT_DIR"] = Path.Combine(repository, ".git/worktrees/new");
        using CommitReader reader = sandbox.Reader(worktree);
        Assert.AreEqual("daft.yml", (await reader.FindFileAsync(commit, ConfigurationFiles.Names, Cancellation))?.Name);
        Assert.AreEqual(new CommitHead("new", commit), await reader.FindHeadAsync(Cancellation));
    }

    private static string PartialClone(GitSandbox sandbox)
    {
        string origin = sandbox.NewRepository("origin");
        string commit = sandbox.Commit(origin, "daft.yml", Text);
        sandbox.Git(origin, "config", "uploadpack.allowFilter", "true");
        sandbox.Git(sandbox.Root, "clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + origin, "clone");
        Assert.Contains("?", sandbox.Git(sandbox.PathOf("clone"), "rev-list", "--objects", "--missing=print", "HEAD"));
        return commit;
    }

    private async Task AssertOnlyGitReadsAsync(GitSandbox sandbox, string repository, string worktree)
    {
        string commit = sandbox.Commit(worktree, "daft.yml", Text);
        using (var library = new LibGit2(sandbox.Layout(worktree).GitDirectory))
            Assert.IsInstanceOfType<CommitReading<CommitHead>.Cannot>(library.FindHead());
        using CommitReader reader = sandbox.Reader(worktree);
        CommittedFile? file = await reader.FindFileAsync(commit, ConfigurationFiles.Names, Cancellation);
        Assert.AreEqual(Text, Encoding.UTF8.GetString(file!.Content.Span));
        Assert.AreEqual(new CommitHead("new", commit), await reader.FindHeadAsync(Cancellation));
        Assert.IsTrue(await reader.HasDirectoryAsync(commit, ".", Cancellation));
        using CommitReader main = sandbox.Reader(repository);
        Assert.AreEqual("main", (await main.FindHeadAsync(Cancellation)).Branch);
    }

    private async Task AssertFileAsync(GitSandbox sandbox, string folder, string commit, string? name, string? text)
    {
        using var library = new LibGit2(sandbox.Layout(folder).GitDirectory);
        var byGit = await new GitObjects(sandbox.Command(folder)).FindFileAsync(commit, ConfigurationFiles.Names, Cancellation);
        foreach (var reading in (CommitReading<CommittedFile?>[])[library.FindFile(commit, ConfigurationFiles.Names), byGit])
        {
            CommittedFile? file = ValueOf(reading);
            Assert.AreEqual(name, file?.Name);
            Assert.AreEqual(text, file is null ? null : Encoding.UTF8.GetString(file.Content.Span));
        }
    }

    private async Task AssertDirectoryAsync(GitSandbox sandbox, string folder, string commit, string path, bool expected)
    {
        using var library = new LibGit2(sandbox.Layout(folder).GitDirectory);
        Assert.AreEqual(expected, ValueOf(library.HasDirectory(commit, path)), $"libgit2: {path}");
        Assert.AreEqual(expected, ValueOf(await new GitObjects(sandbox.Command(folder)).HasDirectoryAsync(commit, path, Cancellation)), $"git: {path}");
    }

    private async Task AssertHeadAsync(GitSandbox sandbox, string folder, CommitHead expected)
    {
        using var library = new LibGit2(sandbox.Layout(folder).GitDirectory);
        Assert.AreEqual(expected, ValueOf(library.FindHead()));
        Assert.AreEqual(expected, ValueOf(await new GitObjects(sandbox.Command(folder)).FindHeadAsync(Cancellation)));
    }

    private static T ValueOf<T>(CommitReading<T> reading) => reading switch
    {
        CommitReading<T>.Answer answer => answer.Value,
        CommitReading<T>.Cannot cannot => throw new AssertFailedException(cannot.Reason),
        _ => throw new AssertFailedException("neither answer nor reason"),
    };
}
