using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What becomes of git, of the other jobs and of the user when a job fails.</summary>
[TestClass]
public sealed class FailureTests : EndToEndTest
{
    [TestMethod]
    public void A_failed_foreground_job_is_shown_with_its_last_twenty_lines_and_git_exits_0()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    run: for i in $(seq 1 30); do echo "line-$i."; done; echo oops. >&2; exit 7
                    fail_text: Ask in the canteen
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("failed", worktree.Job("install").Status);
        Assert.AreEqual(7, worktree.Job("install").ExitCode);
        string said = worktree.Added.Error;
        Assert.Contains("line-12.", said);
        Assert.Contains("oops.", said);
        Assert.DoesNotContain("line-11.", said);
        Assert.Contains("Ask in the canteen", said);
        Assert.Contains("install", said);
        Assert.Contains("7", said);
    }

    [TestMethod]
    public void Under_fail_mode_abort_git_exits_1_and_the_worktree_stands()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                fail_mode: abort
                jobs:
                  - name: install
                    run: exit 7
            """).Install();

        repository.TryGit("worktree", "add", "-b", "feature", "../feature").ShouldExitWith(1);

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        Assert.AreEqual("failed", worktree.Job("install").Status);
        Assert.AreEqual("", worktree.Git("status", "--porcelain").Output);
        Assert.Contains(worktree.Path, repository.Git("worktree", "list").Output);
    }

    [TestMethod]
    [DataRow("warn", "abort", 1)]
    [DataRow("abort", "warn", 0)]
    public void The_user_s_own_setting_overrides_the_repository_s_fail_mode(string ofRepository, string ofUser, int exitCode)
    {
        Repository repository = Sandbox.CreateRepository($"""
            hooks:
              worktree-post-create:
                fail_mode: {ofRepository}
                jobs:
                  - name: install
                    run: exit 7
            """).Install();
        repository.Git("config", "daft.hooks.worktreePostCreate.failMode", ofUser);

        repository.TryGit("worktree", "add", "-b", "feature", "../feature").ShouldExitWith(exitCode);

        Assert.AreEqual("failed", new Checkout(Sandbox, repository.Beside("feature")).Job("install").Status);
    }

    [TestMethod]
    public void Under_fail_mode_abort_a_background_job_fails_without_git()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                fail_mode: abort
                jobs:
                  - name: warmup
                    run: await go; exit 7
                    background: true
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Signals.Release("go");
        worktree.WaitForJob("warmup", "failed");
    }

    [TestMethod]
    public void What_needs_a_failed_job_is_blocked_and_the_rest_goes_on()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fetch
                    run: exit 1
                  - name: build
                    run: signal built
                    needs: [fetch]
                  - name: check
                    run: signal checked
                    background: true
                    needs: [build]
                  - name: lint
                    run: signal linted
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.TryDaft("wait").ShouldExitWith(1);

        Assert.AreEqual("failed blocked blocked completed", Statuses(worktree));
        Assert.Contains("fetch", worktree.Job("build").Reason);
        Assert.IsFalse(Signals.Seen("built") || Signals.Seen("checked"));
    }

    [TestMethod]
    [DataRow("piped", "completed failed blocked")]
    [DataRow("follow", "completed failed completed")]
    [DataRow("parallel", "completed failed completed")]
    public void The_order_says_what_a_failure_means_to_the_jobs_after_it(string order, string statuses)
    {
        Repository repository = Sandbox.CreateRepository($"""
            hooks:
              worktree-post-create:
                {order}: true
                jobs:
                  - name: first
                    run: echo first >> "$DAFT_TEST_SIGNALS/order"
                  - name: second
                    run: echo second >> "$DAFT_TEST_SIGNALS/order"; exit 1
                  - name: third
                    run: echo third >> "$DAFT_TEST_SIGNALS/order"
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual(statuses, Statuses(worktree));
        if (order == "follow")
            Assert.AreEqual("first\nsecond\nthird\n", Signals.Read("order"));
    }

    [TestMethod]
    public void Independent_jobs_run_side_by_side()
    {
        // Each waits for the other: one after the other they would never end.
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: left
                    run: mkfifo left; echo > left; read -r _ < right
                  - name: right
                    run: mkfifo right; read -r _ < left; echo > right
                    priority: 5
            """).Install();
        Sandbox.AddProgram("mkfifo", "#!/bin/sh\n/usr/bin/mkfifo \"$@\" || exit\nuntil [ -p left ] && [ -p right ]; do sleep 0.01; done\n");

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("completed completed", Statuses(worktree));
    }

    [TestMethod]
    public void A_background_job_starts_while_another_foreground_job_still_runs()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    run: await go
                  - name: warmup
                    run: signal warming; await go
                    background: true
            """).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");

        Signals.Wait("warming");
        Assert.IsFalse(git.HasEnded);

        Signals.Release("go");
        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        new Checkout(Sandbox, repository.Beside("feature")).WaitForJob("warmup", "completed");
    }

    [TestMethod]
    public void A_foreground_job_that_needs_a_background_one_makes_git_wait_for_both()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: generate
                    run: signal generating; await go
                    background: true
                  - name: install
                    run: signal installed
                    needs: [generate]
            """).Install();
        using RunningCommand git = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("generating");
        Assert.IsFalse(git.HasEnded);

        Signals.Release("go");
        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);

        Assert.IsTrue(Signals.Seen("installed"));
    }

    [TestMethod]
    public void A_job_that_runs_out_of_time_fails_and_leaves_no_child()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: hangs
                    run: await never & await never
                    timeout: 1s
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        JobRecord job = worktree.Job("hangs");
        Assert.AreEqual("failed", job.Status);
        Assert.Contains("time", job.Reason);
        Sandbox.ProveNothingIsAlive();
    }

    [TestMethod]
    public void A_job_that_a_signal_kills_has_failed_with_that_signal()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: crashes
                    run: kill -SEGV $$
            """).Install();

        JobRecord job = repository.AddWorktree("feature").Job("crashes");

        Assert.AreEqual("failed", job.Status);
        Assert.AreEqual(11, job.Json.GetProperty("signal").GetInt32());
        Assert.IsNull(job.ExitCode);
    }

    [TestMethod]
    public void A_run_by_system_takes_this_system_s_command_and_skips_a_job_without_one()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: everywhere
                    run:
                      linux: signal linux
                      macos: signal macos
                      windows: signal windows
                  - name: elsewhere
                    run:
                      windows: signal windows
                  - name: after
                    run: signal after
                    needs: [elsewhere]
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("completed skipped completed", Statuses(worktree));
        Assert.IsTrue(Signals.Seen("linux") && Signals.Seen("after"));
        Assert.IsFalse(Signals.Seen("macos") || Signals.Seen("windows"));
    }

    [TestMethod]
    public void The_jobs_of_a_killed_supervisor_are_lost_and_not_running()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: signal started; await go
                    background: true
                  - name: later
                    run: signal later
                    background: true
                    needs: [warmup]
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Wait("started");

        LiveProcesses.Kill(Sandbox.FindProcess("__supervise"));

        worktree.WaitForJob("warmup", "lost");
        Assert.AreNotEqual("running", worktree.Job("later").Status);
        worktree.TryDaft("wait").ShouldExitWith(1);
        Signals.Release("go");
        Sandbox.ProveNothingIsAlive();
    }

    private static string Statuses(Checkout worktree) => string.Join(' ', worktree.Jobs().Select(job => job.Status));
}
