using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Installing changes as little as possible, twice is once, and uninstalling gives every byte back.</summary>
[TestClass]
public sealed class InstallTests : EndToEndTest
{
    private const string OneJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: basename "$DAFT_WORKTREE_PATH" >> "$DAFT_TEST_SIGNALS/runs"
        """;

    /// <summary>States of a repository that a user may come from.</summary>
    private static IEnumerable<object[]> States =>
    [
        ["nothing special", ":"],
        ["a hook of the user's", "printf '#!/bin/sh\\nsignal users-hook' > .git/hooks/post-checkout && chmod +x .git/hooks/post-checkout"],
        ["a hook that is not executable", "echo 'not a program' > .git/hooks/post-checkout && chmod -x .git/hooks/post-checkout"],
        ["no hooks folder", "rm -rf .git/hooks"],
        ["a hooks folder of its own", "mkdir .git/own-hooks && git config core.hooksPath \"$PWD/.git/own-hooks\""],
        ["a configuration without a final newline", "printf '[some]\\n\\tvalue = 1 # said so' >> .git/config"],
        ["worktrees that exist already", "git worktree add ../first && git worktree add --no-checkout --detach ../second"],
        ["other users of configuration hooks", "git config --add hook.other.command true && git config --add hook.other.event post-checkout"],
    ];

    [TestMethod]
    [DynamicData(nameof(States))]
    public void Uninstalling_gives_every_byte_back(string state, string prepare) => AssertEveryByteComesBack(state, prepare);

    [TestMethod]
    [DynamicData(nameof(States))]
    public void Uninstalling_gives_every_byte_back_to_a_git_with_configuration_hooks(string state, string prepare)
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        AssertEveryByteComesBack(state, prepare);
    }

    [TestMethod]
    public void Where_no_hook_can_be_put_in_place_it_fails_and_changes_nothing()
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        // A folder of the working tree is not there in a new worktree, and what is committed there is not ours.
        repository.Shell("mkdir .own-hooks && git config core.hooksPath .own-hooks").ShouldExitWith(0);
        string before = Snapshot.Of(repository.Path);

        Assert.Contains("core.hooksPath", repository.TryDaft("install").ShouldExitWith(2).Error);

        Assert.AreEqual(before, Snapshot.Of(repository.Path));
    }

    [TestMethod]
    public void Uninstalling_where_nothing_is_installed_changes_nothing()
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        string before = Snapshot.Of(repository.CommonDirectory);

        repository.Daft("uninstall");

        Assert.AreEqual(before, Snapshot.Of(repository.CommonDirectory));
    }

    [TestMethod]
    public void What_the_user_changed_since_the_installation_stays()
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        repository.Git("config", "user.nickname", "nick");
        repository.Write(".git/hooks/pre-commit", "#!/bin/sh\n");

        repository.Daft("uninstall");

        Assert.IsFalse(repository.Has(".git/hooks/post-checkout"));
        Assert.AreEqual("nick\n", repository.Git("config", "user.nickname").Output);
        Assert.AreEqual("#!/bin/sh\n", repository.Read(".git/hooks/pre-commit"));
    }

    [TestMethod]
    public void A_hook_that_stood_there_before_runs_as_before()
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        repository.Write(".git/hooks/post-checkout", "#!/bin/sh\necho \"$@\" >> \"$DAFT_TEST_SIGNALS/users-hook\"\nexit 3\n");
        repository.Shell("chmod +x .git/hooks/post-checkout").ShouldExitWith(0);
        repository.Install();

        CommandResult added = repository.TryGit("worktree", "add", "-b", "feature", "../feature");
        CommandResult switched = repository.TryGit("switch", "--create", "other");

        string head = repository.Git("rev-parse", "HEAD").Output.TrimEnd();
        Assert.AreEqual($"{new string('0', 40)} {head} 1\n{head} {head} 1\n", Signals.Read("users-hook"));
        // The other hook's failure is git's, as it was before; `git switch` makes 1 of every failure.
        Assert.AreEqual(3, added.ExitCode);
        Assert.AreEqual(1, switched.ExitCode);
        Assert.AreEqual("feature\n", Signals.Read("runs"));
    }

    [TestMethod]
    public void With_both_hooks_in_place_the_jobs_run_once()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        Assert.AreNotEqual("", repository.Git("config", "--get-regexp", @"^hook\.daft\.").Output);
        Assert.IsTrue(repository.Has(".git/hooks/post-checkout"));

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("feature\n", Signals.Read("runs"));
        Assert.HasCount(1, worktree.Jobs());
    }

    [TestMethod]
    public void A_configuration_hook_runs_where_the_hooks_folder_is_switched_off()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        Repository repository = Sandbox.CreateRepository(OneJob).Install();

        repository.AddWorktree("feature", "-c", "core.hooksPath=/dev/null", "worktree", "add", "-b", "feature", "../feature");

        Assert.AreEqual("feature\n", Signals.Read("runs"));
    }

    [TestMethod]
    public void Worktrees_that_existed_before_are_not_new()
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        Worktree existing = repository.AddWorktree("existing");
        repository.Install();

        existing.Git("switch", "--quiet", "--create", "more");
        repository.AddWorktree("new");

        Assert.AreEqual("new\n", Signals.Read("runs"));
    }

    [TestMethod]
    public void It_shows_the_jobs_that_it_approves()
    {
        CommandResult installation = Sandbox.CreateRepository(OneJob).Daft("install");

        Assert.Contains("build", installation.Output + installation.Error);
        Assert.Contains("basename \"$DAFT_WORKTREE_PATH\"", installation.Output + installation.Error);
    }

    [TestMethod]
    public void What_is_not_committed_is_not_approved()
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        repository.Write("daft.yml", OneJob.Replace("basename", "signal dirty; basename", StringComparison.Ordinal));

        CommandResult installation = repository.Daft("install");
        repository.AddWorktree("feature");
        CommandResult dirty = repository.TryDaft("run").ShouldExitWith(2);

        Assert.Contains("basename \"$DAFT_WORKTREE_PATH\"", installation.Output + installation.Error);
        Assert.DoesNotContain("dirty", installation.Output + installation.Error);
        Assert.AreEqual("feature\n", Signals.Read("runs"));
        Assert.Contains("daft trust", dirty.Error);
        Assert.IsFalse(Signals.Seen("dirty"));
    }

    [TestMethod]
    public void It_works_from_a_folder_inside_a_worktree()
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        Worktree first = repository.AddWorktree("first");
        Sandbox.Run(first.PathOf("source"), "daft", "install").ShouldExitWith(0);

        repository.AddWorktree("feature");

        Assert.AreEqual("feature\n", Signals.Read("runs"));
    }

    [TestMethod]
    public void Outside_a_repository_it_fails()
    {
        foreach (string command in new[] { "install", "uninstall" })
            Assert.Contains("error: ", Sandbox.Run(Sandbox.Root, "daft", command).ShouldExitWith(2).Error);
    }

    private void AssertEveryByteComesBack(string state, string prepare)
    {
        Repository repository = Sandbox.CreateRepository(OneJob);
        repository.Shell(prepare).ShouldExitWith(0);
        string before = Everything(repository);

        repository.Install();
        string installed = Everything(repository);
        Assert.AreNotEqual(before, installed);
        repository.Install();
        Assert.AreEqual(installed, Everything(repository), $"{state}: installed twice");

        // Detached: the end of a branch leaves traces of git's own.
        repository.AddWorktree("feature", "worktree", "add", "--detach", "../feature");
        Assert.AreEqual("feature\n", Signals.Read("runs"), state);
        repository.Git("worktree", "remove", "../feature");

        repository.Daft("uninstall");
        Assert.AreEqual(before, Everything(repository), $"{state}: uninstalled");
        repository.Daft("uninstall");
        Assert.AreEqual(before, Everything(repository), $"{state}: uninstalled twice");
    }

    /// <summary>All of the repository but git's own traces of the worktree that came and went, and the logs of its run.</summary>
    private static string Everything(Repository repository) =>
        string.Join('\n', Snapshot.Of(repository.Path).Split('\n').Where(line => !IsTrace(line)));

    private static bool IsTrace(string line) =>
        new[] { ".git/objects", ".git/logs", ".git/refs", ".git/worktrees User", ".git/daft/runs", ".git/daft User" }.Any(start => line.StartsWith(start, StringComparison.Ordinal));
}
