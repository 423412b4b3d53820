using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The commands beside <c>jobs</c>, with the exit status that each promises (DESIGN, section 9).</summary>
[TestClass]
public sealed class CommandTests : EndToEndTest
{
    private const int JobFailed = 1;
    private const int CouldNot = 2;
    private const int NothingKnown = 3;
    private const int TimedOut = 4;

    private const string InstallThenWarmUp = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: echo installed
              - name: warmup
                run: echo begun; signal started; await go; echo done
                background: true
                needs: [install]
        """;

    [TestMethod]
    public void Wait_returns_when_the_job_has_ended_and_says_whether_it_failed()
    {
        Worktree worktree = AddWorktree(InstallThenWarmUp);
        Signals.Wait("started");
        using RunningCommand wait = worktree.Start("daft", "wait", "warmup");
        Assert.IsFalse(wait.HasEnded);

        Signals.Release("go");

        wait.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Assert.AreEqual("completed", worktree.Job("warmup").Status);
        worktree.Daft("wait");
        worktree.Daft("wait", "install", "warmup");
    }

    [TestMethod]
    public void Wait_for_a_failed_job_exits_1_for_an_unknown_one_3_and_out_of_time_4()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fails
                    run: exit 9
                    background: true
                  - name: hangs
                    run: await go
                    background: true
            """);

        worktree.TryDaft("wait", "fails").ShouldExitWith(JobFailed);
        Assert.Contains("nobody", worktree.TryDaft("wait", "nobody").ShouldExitWith(NothingKnown).Error);
        worktree.TryDaft("wait", "hangs", "--timeout", "200ms").ShouldExitWith(TimedOut);
        worktree.TryDaft("wait", "--timeout", "1s").ShouldExitWith(TimedOut);
        worktree.TryDaft("wait", "--timeout", "soon").ShouldExitWith(CouldNot);
        Assert.AreEqual("running", worktree.Job("hangs").Status);
        Signals.Release("go");
        worktree.Daft("wait", "hangs");
    }

    [TestMethod]
    public void Where_nothing_ever_ran_there_is_nothing_to_cancel_and_nothing_known_to_wait_for()
    {
        Repository repository = Sandbox.CreateRepository(InstallThenWarmUp).Install();

        repository.Daft("cancel", "--all");
        repository.TryDaft("wait").ShouldExitWith(NothingKnown);
    }

    [TestMethod]
    public void Logs_print_what_the_job_has_written_so_far()
    {
        Worktree worktree = AddWorktree(InstallThenWarmUp);
        Signals.Wait("started");

        Assert.AreEqual("begun\n", worktree.Daft("logs", "warmup").Output);
        Assert.AreEqual("installed\n", worktree.Daft("logs", "install").Output);
        Signals.Release("go");
        worktree.Daft("wait");
        Assert.AreEqual("begun\ndone\n", worktree.Daft("logs", "warmup").Output);
    }

    [TestMethod]
    public void Followed_logs_go_on_until_the_job_has_ended()
    {
        Worktree worktree = AddWorktree(InstallThenWarmUp);
        Signals.Wait("started");
        using RunningCommand logs = worktree.Start("daft", "logs", "-f", "warmup");
        Patience.Until(() => logs.OutputSoFar == "begun\n", "first line of the followed log", Sandbox.Cancellation);

        Signals.Release("go");

        Assert.AreEqual("begun\ndone\n", logs.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0).Output);
    }

    [TestMethod]
    public void Logs_of_raw_bytes_are_passed_on_unchanged()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: raw
                    run: printf 'a\000b\377\033[1mc'
            """);

        worktree.Shell("daft logs raw > copy").ShouldExitWith(0);

        CollectionAssert.AreEqual(File.ReadAllBytes(worktree.Job("raw").LogPath), File.ReadAllBytes(worktree.PathOf("copy")));
        Assert.AreEqual(9, new FileInfo(worktree.PathOf("copy")).Length);
    }

    [TestMethod]
    public void A_reader_of_logs_that_goes_away_is_no_error()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: long
                    run: seq 1 200000
            """);

        CommandResult head = worktree.Shell("daft logs long | head -n 1").ShouldExitWith(0);

        Assert.AreEqual("1\n", head.Output);
        Assert.AreEqual("", head.Error);
    }

    [TestMethod]
    public void Cancel_stops_a_job_with_its_children_and_blocks_what_needs_it()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: sh -c 'signal started; await never' & await never
                    background: true
                  - name: after
                    run: signal after
                    background: true
                    needs: [warmup]
                  - name: other
                    run: await go
                    background: true
            """);
        Signals.Wait("started");

        worktree.Daft("cancel", "warmup");

        worktree.WaitForJob("warmup", "cancelled");
        worktree.WaitForJob("after", "blocked");
        Assert.AreEqual("running", worktree.Job("other").Status);
        Signals.Release("go");
        worktree.WaitForJob("other", "completed");
        Sandbox.ProveNothingIsAlive();
        Assert.IsFalse(Signals.Seen("after"));
    }

    [TestMethod]
    public void Cancel_all_stops_every_job_of_the_worktree_and_starts_no_other()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                background: true
                jobs:
                  - name: one
                    run: signal one; await never
                  - name: two
                    run: signal two; await never
                  - name: three
                    run: signal three
                    needs: [one, two]
            """);
        Signals.Wait("one");
        Signals.Wait("two");

        worktree.Daft("cancel", "--all");

        Sandbox.ProveNothingIsAlive();
        Assert.AreEqual("cancelled", worktree.Job("one").Status);
        Assert.AreEqual("cancelled", worktree.Job("two").Status);
        Assert.IsTrue(worktree.Job("three").Status is "cancelled" or "blocked");
        Assert.IsFalse(Signals.Seen("three"));
    }

    [TestMethod]
    public void Cancel_gives_a_job_time_to_tidy_up()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: tidy
                    run: trap 'signal tidied; exit 1' TERM; signal started; await never & wait
                    background: true
            """);
        Signals.Wait("started");

        worktree.Daft("cancel", "tidy");

        worktree.WaitForJob("tidy", "cancelled");
        Assert.IsTrue(Signals.Seen("tidied"));
    }

    [TestMethod]
    public void Cancel_ends_a_job_that_ignores_SIGTERM()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: stubborn
                    run: trap '' TERM; signal started; while :; do await never; done
                    background: true
            """);
        Signals.Wait("started");

        worktree.Daft("cancel", "stubborn");

        worktree.WaitForJob("stubborn", "cancelled");
        Sandbox.ProveNothingIsAlive();
    }

    [TestMethod]
    public void Cancel_of_an_unknown_job_exits_3()
    {
        Worktree worktree = AddWorktree(InstallThenWarmUp);
        Signals.Release("go");
        worktree.Daft("wait");

        Assert.Contains("nobody", worktree.TryDaft("cancel", "nobody").ShouldExitWith(NothingKnown).Error);
        Assert.Contains("nobody", worktree.TryDaft("logs", "nobody").ShouldExitWith(NothingKnown).Error);
    }

    [TestMethod]
    public void Run_runs_the_hook_again_in_this_worktree_from_the_files_that_are_there()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: one
                    run: echo one >> "$DAFT_TEST_SIGNALS/runs"
                  - name: two
                    run: echo two >> "$DAFT_TEST_SIGNALS/runs"
                    needs: [one]
            """).Install();

        repository.Daft("run");
        repository.Daft("run", "worktree-post-create");
        repository.Daft("run", "--job", "one");

        Assert.AreEqual("one\ntwo\none\ntwo\none\n", Signals.Read("runs"));
        Assert.HasCount(3, repository.Jobs("--all").Select(job => job.Run).Distinct().ToArray());
        Assert.Contains("daft run", repository.Jobs("--all")[0].Json.GetProperty("trigger_command").GetString()!);
    }

    [TestMethod]
    public void Run_exits_1_where_a_job_failed_and_3_or_2_where_there_is_no_such_job_or_hook()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fails
                    run: exit 9
            """).Install();

        repository.TryDaft("run").ShouldExitWith(JobFailed);
        Assert.Contains("nobody", repository.TryDaft("run", "--job", "nobody").ShouldExitWith(NothingKnown).Error);
        repository.TryDaft("run", "no-such-hook").ShouldExitWith(CouldNot);
    }

    [TestMethod]
    public void A_dry_run_lists_what_would_run_and_runs_nothing()
    {
        Repository repository = Sandbox.CreateRepository(InstallThenWarmUp).Install();

        CommandResult forHumans = repository.Daft("run", "--dry-run");
        using var document = JsonDocument.Parse(repository.Daft("run", "--dry-run", "--json").Output);

        Assert.Contains("warmup", forHumans.Output + forHumans.Error);
        Assert.Contains("install", document.RootElement.ToString());
        Assert.Contains("warmup", document.RootElement.ToString());
        Assert.IsFalse(Signals.Seen("started"));
        Assert.HasCount(0, repository.Jobs("--all"));
    }

    [TestMethod]
    public void A_dry_run_of_nothing_is_an_empty_plan_for_programs_too()
    {
        Repository repository = Sandbox.CreateRepository("hooks:\n");

        CommandResult forPrograms = repository.Daft("run", "post-merge", "--dry-run", "--json");
        using var plan = JsonDocument.Parse(forPrograms.Output);

        Assert.AreEqual("post-merge", plan.RootElement.GetProperty("hook_type").GetString());
        Assert.AreEqual(0, plan.RootElement.GetProperty("jobs").GetArrayLength());
        Assert.AreEqual(0, plan.RootElement.GetProperty("groups").GetArrayLength());
        Assert.AreEqual("", forPrograms.Error);
        Assert.AreEqual("", repository.Daft("run", "--dry-run").Output);
    }

    [TestMethod]
    public void Status_tells_whether_daft_is_installed()
    {
        Repository repository = Sandbox.CreateRepository(InstallThenWarmUp);

        string before = repository.Daft("status", "--json").Output;
        repository.Install();
        string after = repository.Daft("status", "--json").Output;

        Assert.AreNotEqual(before, after);
        foreach (string status in new[] { before, after })
        {
            using var document = JsonDocument.Parse(status);
            Assert.AreEqual(JsonValueKind.Object, document.RootElement.ValueKind);
        }

        Assert.AreNotEqual("", repository.Daft("status").Error + repository.Daft("status").Output);
    }

    [TestMethod]
    public void Version_and_help_are_data_on_standard_output()
    {
        Assert.MatchesRegex(@"^\S*\s?\d+\.\d+\.\d+\n$", Sandbox.Run(Sandbox.Root, "daft", "--version").ShouldExitWith(0).Output);
        string help = Sandbox.Run(Sandbox.Root, "daft", "--help").ShouldExitWith(0).Output;
        foreach (string command in new[] { "init", "install", "uninstall", "jobs", "logs", "wait", "cancel", "run", "retry", "prune", "trust", "status", "validate", "dump", "schema" })
            Assert.Contains(command, help);
        Assert.DoesNotContain("__supervise", help);
    }

    [TestMethod]
    [DataRow("jobs")]
    [DataRow("logs build")]
    [DataRow("prune")]
    [DataRow("wait")]
    [DataRow("cancel --all")]
    [DataRow("retry")]
    [DataRow("run")]
    [DataRow("trust")]
    [DataRow("status")]
    [DataRow("dump")]
    [DataRow("install")]
    [DataRow("init")]
    public void Outside_a_repository_every_command_exits_2_and_says_so(string command)
    {
        CommandResult result = Sandbox.Run(Sandbox.Root, "daft", command.Split(' ')).ShouldExitWith(CouldNot);

        Assert.StartsWith("error: ", result.Error);
        Assert.Contains("repository", result.Error);
        Assert.AreEqual("", result.Output);
    }

    [TestMethod]
    [DataRow("no-such-command")]
    [DataRow("jobs --no-such-option")]
    [DataRow("logs --last some")]
    [DataRow("logs build --all")]
    [DataRow("prune --older-than yesterday")]
    [DataRow("cancel")]
    [DataRow("")]
    public void Wrong_usage_exits_2(string command)
    {
        Repository repository = Sandbox.CreateRepository(InstallThenWarmUp);
        Assert.AreNotEqual("", repository.TryDaft(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldExitWith(CouldNot).Error);
    }

    private Worktree AddWorktree(string configuration) => Sandbox.CreateRepository(configuration).Install().AddWorktree("feature");
}
