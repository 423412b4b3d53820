using System.Globalization;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What becomes of jobs whose supervisor was killed without a chance to say a word.</summary>
[TestClass]
public sealed class RecoveryTests : EndToEndTest
{
    private const string Beating = """
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: echo begun; beat child & beat warmup; wait
                background: true
              - name: later
                run: signal later
                background: true
                needs: [warmup]
        """;

    [TestMethod]
    public void A_job_that_outlived_its_supervisor_is_lost_and_alive_and_can_be_cancelled()
    {
        Worktree worktree = WithDeadSupervisor(Beating);

        JobRecord job = worktree.Job("warmup");
        Assert.AreEqual(("lost", true), (job.Status, IsAlive(job)));
        Assert.IsTrue(LiveProcesses.IsAlive(job.ProcessId!.Value));
        Assert.AreEqual(("lost", false), (worktree.Job("later").Status, IsAlive(worktree.Job("later"))));
        CommandResult listing = worktree.Daft("jobs");
        Assert.Contains("lost, alive", listing.Output);
        Assert.Contains($"daft cancel --run {job.Run}", listing.Output);
        Assert.Contains("still runs", worktree.TryDaft("wait", "warmup").ShouldExitWith(1).Error);
        Signals.WaitForBeats("child", 1);

        worktree.Daft("cancel", "warmup");

        Sandbox.ProveNothingIsAlive();
        JobRecord after = worktree.Job("warmup");
        Assert.AreEqual(("cancelled", false), (after.Status, IsAlive(after)));
        Assert.IsGreaterThanOrEqualTo(0, after.Json.GetProperty("duration_secs").GetDecimal());
        Assert.AreEqual("begun\n", worktree.Log("warmup"));
        Assert.AreEqual("lost", worktree.Job("later").Status);
        Assert.IsFalse(Signals.Seen("later"));
        Assert.Contains("not running", worktree.Daft("cancel", "warmup").Error);
    }

    /// <summary>The supervisor died between the spawn and the line that tells of it; or a full disk did not take the line.</summary>
    [TestMethod]
    public void A_job_whose_start_was_never_written_down_has_a_log_and_can_be_cancelled()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        string journal = SoleJournal(worktree);
        File.WriteAllLines(journal, File.ReadAllLines(journal).Where(line => !line.Contains("job_started", StringComparison.Ordinal)));

        Assert.AreEqual(("lost", true), (worktree.Job("warmup").Status, IsAlive(worktree.Job("warmup"))));
        CommandResult log = worktree.Daft("logs", "warmup");
        Assert.AreEqual(("begun\n", ""), (log.Output, log.Error));
        Assert.AreEqual("warmup | begun\n", worktree.Daft("logs", "--all").Output);
        Assert.AreEqual("", worktree.Daft("logs", "--last", "0", "warmup").Output);

        Assert.DoesNotContain("before it started", worktree.Daft("cancel", "warmup").Error);

        Sandbox.ProveNothingIsAlive();
        Assert.AreEqual("cancelled", worktree.Job("warmup").Status);
        Assert.AreEqual("begun\n", worktree.Log("warmup"));
        Assert.AreEqual("lost", worktree.Job("later").Status);
    }

    [TestMethod]
    public void Children_of_a_job_whose_leader_died_after_its_supervisor_are_its_own_still()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        int leader = worktree.Job("warmup").ProcessId!.Value;
        LiveProcesses.Kill(leader);
        Patience.Until(() => !LiveProcesses.IsAlive(leader), "end of the leader", Sandbox.Cancellation);

        Assert.IsTrue(IsAlive(worktree.Job("warmup")));
        Signals.WaitForBeats("child", 1);
        worktree.Daft("cancel", "--all");

        Sandbox.ProveNothingIsAlive();
        Assert.AreEqual("cancelled", worktree.Job("warmup").Status);
    }

    [TestMethod]
    [DataRow("start_time", DisplayName = "another start time")]
    [DataRow("boot_id", DisplayName = "another boot")]
    [DataRow("no start_time", DisplayName = "a start time that was never known")]
    public void Nothing_is_sent_to_a_process_that_is_not_provably_the_job_s(string doctored)
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        DoctorJournal(worktree, doctored);

        Assert.AreEqual(("lost", false), (worktree.Job("warmup").Status, IsAlive(worktree.Job("warmup"))));
        Assert.Contains("not running: lost", worktree.Daft("cancel", "warmup").Error);
        worktree.Daft("cancel", "--all");
        worktree.Daft("cancel", "--run", worktree.Job("warmup").Run);

        Signals.WaitForBeats("warmup", 2);
        Signals.WaitForBeats("child", 2);
        Assert.AreEqual("lost", worktree.Job("warmup").Status);
        Signals.Release("warmup");
        Signals.Release("child");
    }

    [TestMethod]
    public void Two_cancels_at_once_of_a_lost_job_both_end_well()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        using RunningCommand one = worktree.Start("daft", "cancel", "warmup");
        using RunningCommand other = worktree.Start("daft", "cancel", "--all");

        one.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        other.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);

        Assert.AreEqual("cancelled", worktree.Job("warmup").Status);
        Sandbox.ProveNothingIsAlive();
    }

    [TestMethod]
    public void Whoever_looks_next_thaws_a_job_that_its_supervisor_had_frozen()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        int leader = worktree.Job("warmup").ProcessId!.Value;
        worktree.Shell($"kill -STOP -{leader}").ShouldExitWith(0);
        Patience.Until(() => StateOf(leader) == 'T', "frozen leader", Sandbox.Cancellation);

        worktree.Daft("jobs");

        Signals.WaitForBeats("warmup", 2);
        Signals.WaitForBeats("child", 2);
        Assert.AreEqual(("lost", true), (worktree.Job("warmup").Status, IsAlive(worktree.Job("warmup"))));
        worktree.Daft("cancel", "--all");
    }

    /// <summary>Nobody may look for hours; the repository's next worktree is seldom that far.</summary>
    [TestMethod]
    public void So_does_the_next_run_in_whatever_worktree()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        int leader = worktree.Job("warmup").ProcessId!.Value;
        worktree.Shell($"kill -STOP -{leader}").ShouldExitWith(0);
        Patience.Until(() => StateOf(leader) == 'T', "frozen leader", Sandbox.Cancellation);

        Worktree next = worktree.Repository.AddWorktree("next");

        Patience.Until(() => StateOf(leader) != 'T', "thawed leader", Sandbox.Cancellation);
        Assert.Contains("thawed", File.ReadAllText(JournalOf(worktree)));
        next.WaitForJob("warmup", "running");
        next.Daft("cancel", "--all");
        Assert.IsTrue(IsAlive(worktree.Job("warmup")));
        worktree.Daft("cancel", "--all");
    }

    [TestMethod]
    public void A_frozen_job_is_cancelled_like_any_other()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        worktree.Shell($"kill -STOP -{worktree.Job("warmup").ProcessId}").ShouldExitWith(0);

        worktree.Daft("cancel", "warmup");

        Sandbox.ProveNothingIsAlive();
        Assert.AreEqual("cancelled", worktree.Job("warmup").Status);
    }

    [TestMethod]
    public void A_job_that_lives_on_in_a_removed_worktree_is_ended_by_the_next_look()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        worktree.Repository.Git("worktree", "remove", "--force", worktree.Path);

        worktree.Repository.Daft("jobs", "--all");

        Sandbox.ProveNothingIsAlive();
        JobRecord job = worktree.Repository.WaitForJobOf(worktree, "warmup", "cancelled");
        Assert.Contains("removed", job.Reason);
    }

    [TestMethod]
    public void A_line_that_the_supervisor_s_death_tore_hides_nothing_that_is_written_after_it()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        File.AppendAllText(JournalOf(worktree), "{\"at\":\"2026-01-02T12:00:00.000Z\",\"event\":\"job_fin");

        worktree.Daft("cancel", "warmup");

        Assert.AreEqual("cancelled", worktree.Job("warmup").Status);
    }

    [TestMethod]
    public void A_lost_run_of_which_nothing_lives_is_looked_for_once()
    {
        Worktree worktree = WithDeadSupervisor(Beating);
        Signals.Release("warmup");
        Signals.Release("child");
        Sandbox.ProveNothingIsAlive();

        Assert.AreEqual("lost", worktree.Job("warmup").Status);
        string journal = File.ReadAllText(JournalOf(worktree));
        Assert.Contains("run_settled", journal);
        Assert.AreEqual("lost", worktree.Job("warmup").Status);
        Assert.AreEqual(journal, File.ReadAllText(JournalOf(worktree)));
    }

    private Worktree WithDeadSupervisor(string configuration)
    {
        Worktree worktree = Sandbox.CreateRepository(configuration).Install().AddWorktree("feature");
        Signals.WaitForBeats("warmup", 1);
        Signals.WaitForBeats("child", 1);
        // A job can be quicker than the line that tells of its start.
        worktree.WaitForJob("warmup", "running");
        // That look opened the worktree's `.git`, at which a supervisor freezes its jobs for a moment.
        Signals.WaitForBeats("warmup", 2);
        Signals.WaitForBeats("child", 2);
        LiveProcesses.Kill(Sandbox.FindProcess("__supervise"));
        // Its threads end one by one; the lock goes with the last.
        string held = Directory.GetFiles(worktree.CommonDirectory, "supervisor.lock", SearchOption.AllDirectories).Single();
        Patience.Until(() => Sandbox.Run("/", "flock", "--nonblock", held, "true").ExitCode == 0, "free lock", Sandbox.Cancellation);
        return worktree;
    }

    private static bool IsAlive(JobRecord job) => job.Json.GetProperty("alive").GetBoolean();

    private static string JournalOf(Worktree worktree) =>
        Path.Combine(worktree.CommonDirectory, "daft", "runs", worktree.Jobs()[0].Run, "journal.jsonl");

    /// <summary>Without a look of daft's at it.</summary>
    private static string SoleJournal(Worktree worktree) =>
        Directory.GetFiles(Path.Combine(worktree.CommonDirectory, "daft", "runs"), "journal.jsonl", SearchOption.AllDirectories).Single();

    /// <summary>Before anybody has read it.</summary>
    private static void DoctorJournal(Worktree worktree, string what)
    {
        string path = SoleJournal(worktree);
        string[] lines = File.ReadAllLines(path);
        for (int line = 0; line < lines.Length; line++)
        {
            if (!lines[line].Contains("job_started", StringComparison.Ordinal))
                continue;
            lines[line] = what switch
            {
                "start_time" => lines[line].Replace("\"start_time\":", "\"start_time\":1", StringComparison.Ordinal),
                "boot_id" => lines[line].Replace("\"boot_id\":\"", "\"boot_id\":\"0", StringComparison.Ordinal),
                _ => System.Text.RegularExpressions.Regex.Replace(lines[line], "\"start_time\":[0-9]+", "\"start_time\":0"),
            };
        }

        File.WriteAllLines(path, lines);
    }

    private static char? StateOf(int process)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        try
        {
            string status = File.ReadAllText(path);
            return status[status.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
