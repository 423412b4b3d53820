using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Whatever is wrong with daft or its surroundings: git exits 0, and one line says why.</summary>
[TestClass]
public sealed class GitNeverSuffersTests : EndToEndTest
{
    private const string OneOfEach = """
        hooks:
          worktree-post-create:
            jobs:
              - name: now
                run: signal now
              - name: later
                run: signal later
                background: true
        """;

    [TestMethod]
    public void Daft_is_gone_from_the_disk()
    {
        string folder = Sandbox.UseOwnCopyOfDaft();
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Directory.Delete(folder, recursive: true);

        AssertOneLine(repository.AddWorktree("feature").Added);
        Assert.HasCount(0, repository.Git("switch", "--quiet", "--create", "other").ErrorLines);
    }

    [TestMethod]
    public void Daft_is_gone_from_the_disk_of_a_git_with_configuration_hooks()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        string folder = Sandbox.UseOwnCopyOfDaft();
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Directory.Delete(folder, recursive: true);

        AssertOneLine(repository.AddWorktree("feature").Added);
        Assert.HasCount(0, repository.Git("switch", "--quiet", "--create", "other").ErrorLines);
    }

    [TestMethod]
    public void Daft_moved_and_is_found_on_PATH()
    {
        string folder = Sandbox.UseOwnCopyOfDaft();
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        string moved = $"{folder}-moved";
        Directory.Move(folder, moved);
        Sandbox.PutOnPath(moved);

        repository.AddWorktree("feature").Daft("wait");

        Assert.IsTrue(Signals.Seen("now") && Signals.Seen("later"));
    }

    [TestMethod]
    public void The_path_is_not_UTF_8()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();

        // The sandbox could not delete such a folder; the shell can.
        CommandResult added = repository.Shell("""
            odd=$(printf '../odd\377')
            git worktree add --quiet -b feature "$odd"
            status=$?
            rm -rf "$odd"
            exit $status
            """).ShouldExitWith(0);

        AssertOneLine(added);
        Assert.IsFalse(Signals.Seen("now"));
    }

    [TestMethod]
    public void The_state_folder_is_unreadable()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Sandbox.DropRootsPowers();
        repository.Shell($"chmod 000 '{Sandbox.StateHome}'").ShouldExitWith(0);

        AssertOneLine(repository.AddWorktree("feature").Added);
        Assert.IsFalse(Signals.Seen("now"));
    }

    [TestMethod]
    public void The_state_folder_is_a_file()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Directory.Delete(Sandbox.StateHome, recursive: true);
        File.WriteAllText(Sandbox.StateHome, "");

        CommandResult added = repository.AddWorktree("feature").Added;

        Assert.IsGreaterThan(0, added.DaftLines.Length, "nothing says why the jobs did not run");
        Assert.IsFalse(Signals.Seen("now"));
    }

    [TestMethod]
    public void The_disk_is_full()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();

        AssertOneLine(RunOnSmallDisk(repository, """
            cat /dev/zero > .git/daft/filler 2>/dev/null
            git worktree add -b feature ../feature
            """));
    }

    [TestMethod]
    public void The_disk_fills_up_while_a_job_writes_its_log()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: talkative
                    run: head -c 1000000 /dev/zero
            """).Install();

        CommandResult added = RunOnSmallDisk(repository, "git worktree add -b feature ../feature");

        Assert.IsGreaterThan(0, added.DaftLines.Length);
    }

    [TestMethod]
    [DataRow("chmod a-w .git", DisplayName = "no folder of daft's can be made")]
    [DataRow("mkdir -p .git/daft/runs && chmod a-w .git/daft/runs", DisplayName = "no run can be written")]
    public void The_repository_is_read_only(string makeReadOnly)
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        repository.Git("-c", "daft.enabled=false", "worktree", "add", "--detach", "../first");
        repository.Shell("rm -rf .git/daft").ShouldExitWith(0);
        Sandbox.DropRootsPowers();
        repository.Shell(makeReadOnly).ShouldExitWith(0);

        CommandResult added = repository.AddWorktree("feature", "worktree", "add", "--detach", "../feature").Added;

        AssertOneLine(added);
        Assert.IsFalse(Signals.Seen("now"));
        Assert.AreEqual("[]", repository.Daft("jobs", "--all", "--json").Output.Trim());
    }

    [TestMethod]
    public void A_job_s_program_cannot_be_found()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: now
                    run: no-such-program-anywhere
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("failed", worktree.Job("now").Status);
        Assert.AreEqual(127, worktree.Job("now").ExitCode);
    }

    [TestMethod]
    public void An_ordinary_checkout_starts_no_daft_at_all()
    {
        string folder = Sandbox.UseOwnCopyOfDaft();
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait");
        Assert.HasCount(2, worktree.Jobs());
        // Were daft started, this would be heard: the shim would find something that is no daft.
        File.WriteAllText(Path.Combine(folder, "daft"), "#!/bin/sh\nsignal started\n");

        foreach (Checkout checkout in new Checkout[] { repository, worktree })
        {
            checkout.Git("switch", "--quiet", "--detach");
            checkout.Git("checkout", "--", "README");
            checkout.Git("switch", "--quiet", "--create", $"of-{Path.GetFileName(checkout.Path)}");
            checkout.Git("commit", "--quiet", "--allow-empty", "--message", "more");
            checkout.Git("rebase", "--quiet", "--force-rebase", "HEAD~1");
        }

        Assert.IsFalse(Signals.Seen("started"));
        repository.AddWorktree("another");
        Assert.IsTrue(Signals.Seen("started"));
    }

    /// <summary>Runs a script in a mount namespace where the run folders of this repository lie on a disk of 64 kilobytes.</summary>
    private static CommandResult RunOnSmallDisk(Repository repository, string script)
    {
        Tools.Require("unshare");
        string mount = "mkdir -p .git/daft && mount -t tmpfs -o size=64k none .git/daft";
        if (repository.Shell($"unshare --user --map-root-user --mount sh -c '{mount}'").ExitCode != 0)
            Tools.Missing<CommandResult>("the right to mount a small disk");
        return repository.Shell($"unshare --user --map-root-user --mount sh -c '{mount}\n{script}'").ShouldExitWith(0);
    }

    private static void AssertOneLine(CommandResult added)
    {
        string[] lines = [.. added.DaftLines.Where(line => !line.StartsWith("hint: ", StringComparison.Ordinal))];
        Assert.HasCount(1, lines, added.ToString());
        Assert.MatchesRegex("^(daft|error): .+", lines[0]);
    }
}
