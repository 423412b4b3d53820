using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>A failure that nobody watched is told once, by the next thing that happens in its worktree.</summary>
[TestClass]
public sealed class NoticeTests : EndToEndTest
{
    private const string Fails = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: echo done
              - name: warmup-build
                run: signal started; await go; exit 101
                background: true
        """;

    private const string Line = @"^daft: warmup-build failed (just now|\d+s ago) \(exit 101\): daft logs warmup-build$";

    [TestMethod]
    public void The_next_checkout_tells_it_and_the_one_after_does_not()
    {
        Worktree worktree = AddFailed();

        CommandResult first = worktree.Git("switch", "-c", "topic");

        Assert.MatchesRegex(Line, first.DaftLines.Single());
        Assert.IsEmpty(worktree.Git("switch", "-c", "another").DaftLines);
        Assert.AreEqual("", worktree.Daft("jobs").Error);
    }

    [TestMethod]
    public void By_git_s_own_configuration_hooks_too()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        Worktree worktree = AddFailed();

        Assert.MatchesRegex(Line, worktree.Git("switch", "-c", "topic").DaftLines.Single());
        Assert.IsEmpty(worktree.Git("switch", "-c", "another").DaftLines);
    }

    [TestMethod]
    public void The_next_command_tells_it_on_standard_error()
    {
        Worktree worktree = AddFailed();

        // A prompt shows it and takes it from nobody; git events elsewhere do neither.
        Assert.AreEqual("", worktree.Daft("status", "--format", "{warm}").Error);
        Assert.IsEmpty(worktree.Repository.Git("switch", "-c", "elsewhere").DaftLines);
        Assert.AreEqual("", worktree.Repository.Daft("jobs", "--json").Error);

        CommandResult jobs = worktree.Daft("jobs", "--json");
        Assert.MatchesRegex(Line, jobs.ErrorLines.Single());
        Assert.HasCount(2, JobRecord.Parse(jobs.Output));
        Assert.AreEqual("", worktree.Daft("jobs", "--json").Error);
        Assert.IsEmpty(worktree.Git("switch", "-c", "topic").DaftLines);
    }

    [TestMethod]
    public void Of_two_commands_at_once_one_tells_it()
    {
        Worktree worktree = AddFailed();
        RunningCommand[] commands = [.. Enumerable.Range(0, 6).Select(_ => worktree.Start("daft", "jobs"))];

        string[] told = [.. commands.SelectMany(command => command.WaitForEnd(Limits.Command, Sandbox.Cancellation).ErrorLines)];

        Assert.MatchesRegex(Line, told.Single());
        Array.ForEach(commands, command => command.Dispose());
    }

    [TestMethod]
    public void What_was_shown_by_the_hook_or_by_wait_is_not_told_again()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    run: exit 3
                  - name: warmup
                    run: signal started; await go; exit 4
                    background: true
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Assert.Contains("install failed", worktree.Added.Error);
        Assert.AreEqual("", worktree.Daft("jobs").Error);
        using RunningCommand wait = worktree.Start("daft", "wait", "warmup");
        Signals.Release("go");

        CommandResult waited = wait.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(1);

        Assert.HasCount(1, waited.ErrorLines.Where(line => line.Contains("warmup failed", StringComparison.Ordinal)).ToArray(), waited.ToString());
        Assert.AreEqual("", worktree.Daft("jobs").Error);
        Assert.IsEmpty(worktree.Git("switch", "-c", "topic").DaftLines);
        Patience.Until(() => !File.Exists(Path.Combine(worktree.GitDirectory, "daft-notice")), "lowered flag", Sandbox.Cancellation, worktree.CommonDirectory);
    }

    [TestMethod]
    public void A_foreground_failure_whose_hook_was_killed_is_told()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    run: signal started; await go; exit 3
            """).Install();
        using RunningCommand add = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("started");
        LiveProcesses.Kill(Sandbox.FindProcess("post-checkout"));
        add.WaitForEnd(Limits.Command, Sandbox.Cancellation);
        var worktree = new Checkout(Sandbox, repository.Beside("feature"));
        Signals.Release("go");

        WaitUntilOver(worktree, 1);
        Assert.Contains("install failed", worktree.Git("switch", "-c", "topic").DaftLines.Single());
    }

    [TestMethod]
    public void What_is_lost_with_its_supervisor_is_told_once_by_the_next_checkout_or_command()
    {
        Repository repository = Sandbox.CreateRepository(Fails).Install();
        foreach (bool byGit in new[] { true, false })
        {
            Worktree worktree = repository.AddWorktree($"feature-{byGit}");
            Signals.Wait("started");
            Signals.Forget("started");
            worktree.WaitForJob("warmup-build", "running");
            Assert.IsEmpty(worktree.Git("switch", "-c", $"quiet-{byGit}").DaftLines);
            int supervisor = Sandbox.FindProcess("__supervise");
            LiveProcesses.Kill(supervisor);
            AwaitEnd(supervisor, worktree);

            string[] told = byGit ? worktree.Git("switch", "-c", "topic").DaftLines : worktree.Daft("status").ErrorLines;

            Assert.AreEqual("daft: warmup-build lost (its supervisor ended without a word about it): daft logs warmup-build", told.Single());
            Assert.IsEmpty(worktree.Git("switch", "-c", $"another-{byGit}").DaftLines);
            Assert.AreEqual("", worktree.Daft("jobs").Error);
            worktree.Daft("cancel", "--all");
        }
    }

    /// <summary>Until the kernel has freed its lock and its number: before that it is not known to be gone.</summary>
    private void AwaitEnd(int process, Worktree worktree) =>
        Patience.Until(() => !LiveProcesses.Existing().Contains(process), "end of the supervisor", Sandbox.Cancellation, worktree.CommonDirectory);

    [TestMethod]
    public void Several_failures_are_one_line()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - { name: one, run: await go; exit 1, background: true }
                  - { name: two, run: await go; exit 1, background: true }
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Release("go");
        WaitUntilOver(worktree, 2);

        string line = worktree.Git("switch", "-c", "topic").DaftLines.Single();

        Assert.MatchesRegex("^daft: (one and two|two and one) failed, the last .*: daft jobs$", line);
    }

    [TestMethod]
    public void A_hostile_name_does_nothing_to_the_terminal()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - { name: "it's $(reboot) `x`", run: await go; exit 1, background: true }
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Release("go");
        WaitUntilOver(worktree, 1);

        Assert.EndsWith("daft logs 'it'\\''s $(reboot) `x`'", worktree.Git("switch", "-c", "topic").DaftLines.Single());
    }

    [TestMethod]
    public void With_the_setting_the_desktop_is_told_what_nobody_watched()
    {
        string calls = Path.Combine(Sandbox.Root, "calls");
        Sandbox.AddProgram("notify-send", $"#!/bin/sh\nprintf '%s\\0' \"$@\" >>'{calls}'\nsignal notified\n");
        Repository repository = Sandbox.CreateRepository(Fails).Install();
        repository.Git("config", "daft.notify", "desktop");
        Worktree worktree = repository.AddWorktree("<b>$(x)", "worktree", "add", "-b", "a&b$(id)", "../<b>$(x)");
        Signals.Release("go");
        Signals.Wait("notified");

        CollectionAssert.AreEqual(
            new[] { "--app-name=daft", "--", "daft: warmup-build failed", "in &lt;b&gt;$(x) (a&amp;b$(id)): exit status 101", "" },
            File.ReadAllText(calls).Split('\0'));
        // The line is told all the same: a notification may have been missed.
        Assert.MatchesRegex(Line, worktree.Git("switch", "-c", "topic").DaftLines.Single());

        Signals.Forget("notified");
        worktree.Daft("run");
        Signals.Wait("notified");
        Assert.HasCount(9, File.ReadAllText(calls).Split('\0'));
    }

    private Worktree AddFailed()
    {
        Worktree worktree = Sandbox.CreateRepository(Fails).Install().AddWorktree("feature");
        Assert.DoesNotContain("failed", worktree.Added.Error);
        Signals.Release("go");
        WaitUntilOver(worktree, 1);
        return worktree;
    }

    /// <summary>No daft command may look: it would be told.</summary>
    private void WaitUntilOver(Checkout worktree, int failures) => Patience.Until(
        () => Directory.EnumerateFiles(worktree.CommonDirectory, "journal.jsonl", SearchOption.AllDirectories).Any(journal => File.ReadAllText(journal).Contains("run_finished", StringComparison.Ordinal))
            && Directory.EnumerateFiles(worktree.CommonDirectory, "unseen-*", SearchOption.AllDirectories).Count() == failures,
        "end of the run",
        Sandbox.Cancellation,
        worktree.CommonDirectory);
}
