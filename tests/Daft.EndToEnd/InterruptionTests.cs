using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Ctrl+C, whoever it reaches, and the violent ends that are none.</summary>
[TestClass]
public sealed class InterruptionTests : EndToEndTest
{
    private const string Jobs = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: sh -c 'signal installing; await install'
              - name: warmup
                run: signal warming; await warmup
                background: true
        """;

    private const string Stubborn = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: trap '' TERM; signal installing; beat install
        """;

    [TestMethod]
    [DataRow(false, DisplayName = "through the shim")]
    [DataRow(true, DisplayName = "through the configuration hook")]
    public void An_interrupted_hook_cancels_the_whole_run_waits_for_it_and_git_exits_130(bool configurationHook)
    {
        if (configurationHook)
            Sandbox.PutOnPath(Tools.RequireNewGit());
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("installing");
        Signals.Wait("warming");

        Interrupt(FindHook());
        CommandResult result = git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(130);

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Assert.AreEqual("cancelled cancelled", Statuses(worktree));
        Assert.Contains("install cancelled after", result.Error);
        Assert.AreEqual("a repository\n", worktree.Read("README"));
        Sandbox.ProveNothingIsAlive();
    }

    /// <summary>Of all signals Ctrl+C alone is the user's own no to <c>git worktree add</c>.</summary>
    [TestMethod]
    public void A_hook_that_is_asked_to_end_cancels_the_whole_run_too_and_git_succeeds()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("installing");
        Signals.Wait("warming");

        Send("TERM", FindHook());

        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Assert.AreEqual("cancelled cancelled", Statuses(new Checkout(Sandbox, repository.Beside("feature"))));
        Sandbox.ProveNothingIsAlive();
    }

    [TestMethod]
    public void Daft_run_and_daft_wait_that_are_asked_to_end_exit_143()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using RunningCommand run = repository.Start("daft", "run");
        Signals.Wait("installing");
        Signals.Wait("warming");
        using RunningCommand wait = repository.Start("daft", "wait");
        Patience.Until(() => wait.ErrorSoFar.Contains("waiting for", StringComparison.Ordinal), "word of daft wait", Sandbox.Cancellation);

        Send("TERM", wait.ProcessId);
        wait.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(143);
        Assert.AreEqual("running running", Statuses(repository));
        Send("TERM", run.ProcessId);
        run.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(143);

        Assert.AreEqual("cancelled cancelled", Statuses(repository));
    }

    [TestMethod]
    public void A_second_interruption_kills()
    {
        Repository repository = Sandbox.CreateRepository(Stubborn).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.WaitForBeats("install", 1);
        int hook = FindHook();
        Interrupt(hook);
        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Patience.Until(() => JournalOf(repository).Contains("job_stopping", StringComparison.Ordinal), "first rung", Sandbox.Cancellation);

        Interrupt(hook);

        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(130);
        JobRecord job = worktree.Job("install");
        Assert.AreEqual("cancelled", job.Status);
        Assert.AreEqual(9, job.Json.GetProperty("signal").GetInt32());
        Assert.IsLessThan(10, job.Json.GetProperty("duration_secs").GetDecimal());
    }

    /// <summary>There the whole process group hears it: git dies of it at once, the shim and daft see to the jobs.</summary>
    [TestMethod]
    public void Ctrl_C_on_a_terminal_ends_git_with_130_and_cancels_the_run()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using var terminal = new Terminal(repository, width: 80);
        terminal.Type("git worktree add -b feature ../feature");
        Signals.Wait("installing");
        Signals.Wait("warming");

        terminal.Press("C-c");

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        worktree.WaitForJob("install", "cancelled");
        worktree.WaitForJob("warmup", "cancelled");
        terminal.Type("echo status $?");
        // What is typed ahead is echoed before the prompt, which then stands in front of the answer.
        terminal.WaitForLine(line => line.EndsWith("status 130", StringComparison.Ordinal), "exit status of git");
        terminal.HangUp();
        Sandbox.ProveNothingIsAlive();
    }

    [TestMethod]
    public void Ctrl_C_in_daft_run_cancels_its_run_and_a_second_one_kills()
    {
        Repository repository = Sandbox.CreateRepository(Stubborn).Install();
        using var terminal = new Terminal(repository, width: 100);
        terminal.Type("daft run");
        Signals.WaitForBeats("install", 1);
        terminal.Press("C-c");
        terminal.WaitForLine(line => line.Contains("again to kill", StringComparison.Ordinal), "word of the first Ctrl+C");

        terminal.Press("C-c");

        repository.WaitForJob("install", "cancelled");
        terminal.WaitForLine(line => line.Contains("cancelled after", StringComparison.Ordinal), "end of the job");
        terminal.Type("echo status $?");
        // What is typed ahead is echoed before the prompt, which then stands in front of the answer.
        terminal.WaitForLine(line => line.EndsWith("status 130", StringComparison.Ordinal), "exit status of daft run");
        Assert.AreEqual(9, repository.Job("install").Json.GetProperty("signal").GetInt32());
        terminal.HangUp();
    }

    [TestMethod]
    public void Ctrl_C_in_daft_wait_ends_the_waiting_and_nothing_else()
    {
        Repository repository = Sandbox.CreateRepository(Jobs.Replace("await install", "true", StringComparison.Ordinal)).Install();
        Worktree worktree = repository.AddWorktree("feature");
        using RunningCommand wait = worktree.Start("daft", "wait");
        Patience.Until(() => wait.ErrorSoFar.Contains("waiting for", StringComparison.Ordinal), "word of daft wait", Sandbox.Cancellation);

        Interrupt(wait.ProcessId);

        wait.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(130);
        Assert.AreEqual("running", worktree.Job("warmup").Status);
        Signals.Release("warmup");
        worktree.WaitForJob("warmup", "completed");
    }

    [TestMethod]
    public void A_killed_hook_breaks_nothing_of_git_s_and_the_worktree_keeps_its_run()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("installing");
        Signals.Wait("warming");

        LiveProcesses.Kill(FindHook());

        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        worktree.WaitForJob("install", "running");
        worktree.WaitForJob("warmup", "running");
        Signals.Release("install");
        Signals.Release("warmup");
        worktree.WaitForJob("install", "completed");
        worktree.WaitForJob("warmup", "completed");
    }

    /// <summary>A process whose <c>/proc</c> cannot be read for a moment is not gone.</summary>
    private int FindHook()
    {
        Patience.Until(() => LiveProcesses.Find(Sandbox.Mark).Any(process => process.Contains(" hook ", StringComparison.Ordinal)), "hook that runs", Sandbox.Cancellation);
        return Sandbox.FindProcess("hook");
    }

    private void Interrupt(int process) => Send("INT", process);

    private void Send(string signal, int process) => Sandbox.Run("/", "sh", "-c", $"kill -{signal} {process}").ShouldExitWith(0);

    private static string JournalOf(Repository repository) =>
        File.ReadAllText(Directory.GetFiles(repository.PathOf(".git/daft/runs"), "journal.jsonl", SearchOption.AllDirectories).Single());

    private static string Statuses(Checkout worktree) => string.Join(' ', worktree.Jobs().Select(job => job.Status));
}
