using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Two runs of the same hook in the same worktree: the newer takes the place of the older.</summary>
[TestClass]
public sealed class SupersedingTests : EndToEndTest
{
    private const string Order = "\"$DAFT_TEST_SIGNALS/order\"";

    /// <summary>The warm-up tells of its start, and of its end when it is told to end.</summary>
    private const string Jobs = $"""
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: |
                  trap 'sleep 0.3; echo "end $DAFT_RUN_ID" >> {Order}; exit 0' TERM
                  echo "begin $DAFT_RUN_ID" >> {Order}
                  beat warmup
                background: true
              - name: other
                run: beat other
                background: true
              - name: queued
                run: signal queued
                background: true
                needs: [warmup]
        """;

    [TestMethod]
    public void The_newer_run_cancels_what_the_older_has_in_the_background_and_begins_when_it_has_ended()
    {
        Worktree worktree = Sandbox.CreateRepository(Jobs).Install().AddWorktree("feature");
        WaitForBeginnings(1);
        // A shell that is between fork and exec would lose the signal that its child is sent.
        Signals.WaitForBeats("warmup", 1);

        worktree.Daft("run");
        WaitForBeginnings(2);

        string[] runs = Runs(worktree);
        Assert.AreEqual($"begin {runs[0]}\nend {runs[0]}\nbegin {runs[1]}\n", Signals.Read("order"));
        WaitForStatuses("cancelled cancelled cancelled", worktree, runs[0]);
        JobRecord[] older = Of(worktree, runs[0]);
        Assert.IsTrue(older.All(job => job.Status == "cancelled" && job.Reason.Contains("superseded", StringComparison.Ordinal)), string.Join('\n', older.Select(job => job.Json)));
        WaitForStatuses("running running queued", worktree, runs[1]);
        worktree.Daft("cancel", "--all");
        Assert.IsFalse(Signals.Seen("queued"));
    }

    [TestMethod]
    public void Runs_of_other_worktrees_are_left_alone()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        Worktree one = repository.AddWorktree("one");
        Worktree two = repository.AddWorktree("two");
        WaitForBeginnings(2);

        two.Daft("run");
        WaitForBeginnings(3);

        WaitForStatuses("running running queued", one, Runs(one).Single());
        WaitForStatuses("cancelled cancelled cancelled", two, Runs(two)[0]);
        one.Daft("cancel", "--all");
        repository.Daft("cancel", "--worktree", two.Path);
    }

    [TestMethod]
    public void Of_runs_that_start_at_once_exactly_one_survives()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        RunningCommand[] commands = [.. Enumerable.Range(0, 4).Select(_ => repository.Start("daft", "run"))];
        foreach (RunningCommand command in commands)
        {
            using (command)
                command.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        }

        string[] runs = Runs(repository);
        Assert.HasCount(4, runs);
        Patience.Until(() => runs.Count(run => Statuses(repository, run) == "running running queued") == 1
            && runs.Count(run => Statuses(repository, run) == "cancelled cancelled cancelled") == 3, "one survivor", Sandbox.Cancellation, repository.CommonDirectory);
        repository.Daft("cancel", "--all");
    }

    [TestMethod]
    public void A_run_of_one_job_cancels_that_job_alone()
    {
        Worktree worktree = Sandbox.CreateRepository(Jobs).Install().AddWorktree("feature");
        WaitForBeginnings(1);
        Signals.WaitForBeats("warmup", 1);
        Signals.WaitForBeats("other", 1);

        worktree.Daft("run", "--job", "warmup");
        WaitForBeginnings(2);

        WaitForStatuses("cancelled running blocked", worktree, Runs(worktree)[0]);
        WaitForStatuses("running", worktree, Runs(worktree)[1]);
        worktree.Daft("cancel", "warmup", "other");
    }

    [TestMethod]
    public void What_outlived_the_supervisor_of_the_older_run_is_ended_too()
    {
        Worktree worktree = Sandbox.CreateRepository(Jobs).Install().AddWorktree("feature");
        WaitForBeginnings(1);
        worktree.WaitForJob("warmup", "running");
        Signals.WaitForBeats("warmup", 2);
        LiveProcesses.Kill(Sandbox.FindProcess("__supervise"));

        worktree.Daft("run");
        WaitForBeginnings(2);

        string[] runs = Runs(worktree);
        Assert.AreEqual($"begin {runs[0]}\nend {runs[0]}\nbegin {runs[1]}\n", Signals.Read("order"));
        WaitForStatuses("cancelled cancelled lost", worktree, runs[0]);
        worktree.Daft("cancel", "--run", runs[1]);
    }

    private void WaitForBeginnings(int count) =>
        Patience.Until(() => Signals.Seen("order") && Signals.Read("order").Split('\n').Count(line => line.StartsWith("begin", StringComparison.Ordinal)) == count, $"beginning {count}", Sandbox.Cancellation, Signals.Folder);

    /// <summary>A job can be quicker than the line that tells of its start.</summary>
    private void WaitForStatuses(string expected, Checkout worktree, string run)
    {
        string statuses = "";
        try
        {
            Patience.Until(() => (statuses = Statuses(worktree, run)) == expected, $"run that is {expected}", Sandbox.Cancellation, worktree.CommonDirectory);
        }
        catch (AssertFailedException e)
        {
            throw new AssertFailedException($"{e.Message}; it is {statuses}", e);
        }
    }

    /// <summary>Oldest first.</summary>
    private static string[] Runs(Checkout worktree) => [.. worktree.Jobs().Select(job => job.Run).Distinct()];

    private static JobRecord[] Of(Checkout worktree, string run) => [.. worktree.Jobs().Where(job => job.Run == run)];

    private static string Statuses(Checkout worktree, string run) => string.Join(' ', Of(worktree, run).Select(job => job.Status));
}
