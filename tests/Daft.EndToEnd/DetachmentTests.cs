using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>
/// Nobody who called git waits for a background job, and nothing that happens to the caller ends one. The jobs here
/// cannot end before the test says so: where git's end is seen at all, it was seen while the job ran.
/// </summary>
[TestClass]
public sealed class DetachmentTests : EndToEndTest
{
    private const string OneHeldJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: signal started; await go; signal finished
                background: true
        """;

    private const string HeldForegroundJobThenBackground = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: signal started; await go
              - name: warmup
                run: signal warmed
                background: true
                needs: [install]
        """;

    [TestMethod]
    [DataRow("git worktree add -b feature ../feature", DisplayName = "called alone")]
    [DataRow("git worktree add -b feature ../feature 2>&1 | cat", DisplayName = "read through a pipe")]
    [DataRow("git worktree add -b feature ../feature 9>&1 >/dev/null 2>&1 | cat", DisplayName = "with an extra pipe on descriptor 9")]
    [DataRow("x=$(git worktree add -b feature ../feature 2>&1)", DisplayName = "in a command substitution")]
    [DataRow("sh -c 'git worktree add -b feature ../feature; kill -9 $$'; true", DisplayName = "by a shell that dies at once")]
    public void A_caller_gets_end_of_file_while_the_job_goes_on(string call)
    {
        Repository repository = Sandbox.CreateRepository(OneHeldJob).Install();

        repository.Shell(call).ShouldExitWith(0);

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Signals.Wait("started");
        Assert.AreEqual("running", worktree.Job("warmup").Status);
        Signals.Release("go");
        worktree.WaitForJob("warmup", "completed");
        Assert.IsTrue(Signals.Seen("finished"));
    }

    [TestMethod]
    public void The_whole_run_goes_on_when_its_callers_are_killed_during_the_foreground_part()
    {
        Repository repository = Sandbox.CreateRepository(HeldForegroundJobThenBackground).Install();
        using RunningCommand git = repository.Start("setsid", "git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("started");

        repository.Shell($"kill -9 -{git.ProcessId}").ShouldExitWith(0);
        git.WaitForEnd(Limits.Command, Sandbox.Cancellation);

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Assert.AreEqual("running", worktree.Job("install").Status);
        Signals.Release("go");
        worktree.WaitForJob("warmup", "completed");
        Assert.AreEqual("completed", worktree.Job("install").Status);
    }

    [TestMethod]
    public void The_job_survives_the_hang_up_of_its_terminal()
    {
        Repository repository = Sandbox.CreateRepository(OneHeldJob).Install();
        using var terminal = new Terminal(repository, width: 80);
        terminal.Type("git worktree add -b feature ../feature");
        Signals.Wait("started");

        terminal.HangUp();

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Signals.Release("go");
        worktree.WaitForJob("warmup", "completed");
    }

    [TestMethod]
    public void The_install_survives_a_hang_up_while_git_waits_for_it()
    {
        Repository repository = Sandbox.CreateRepository(HeldForegroundJobThenBackground).Install();
        using var terminal = new Terminal(repository, width: 80);
        terminal.Type("git worktree add -b feature ../feature");
        Signals.Wait("started");

        terminal.HangUp();

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Signals.Release("go");
        worktree.WaitForJob("warmup", "completed");
    }

    [TestMethod]
    public void A_daemon_that_a_job_leaves_behind_does_not_keep_the_job_running()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: starts-a-daemon
                    run: setsid await go & signal daemon-started
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("completed", worktree.Job("starts-a-daemon").Status);
        Signals.Release("go");
    }
}
