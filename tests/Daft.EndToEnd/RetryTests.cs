using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft retry</c>: what did not get done, once more, from the configuration as it stands now.</summary>
[TestClass]
public sealed class RetryTests : EndToEndTest
{
    /// <summary>Counts its runs; <c>build</c> fails until the file <c>mended</c> is there.</summary>
    private const string Jobs = """
        hooks:
          worktree-post-create:
            jobs:
              - name: fetch
                run: echo fetch >> "$DAFT_TEST_SIGNALS/ran"
              - name: build
                run: echo build >> "$DAFT_TEST_SIGNALS/ran"; test -e mended
                background: true
                needs: [fetch]
              - name: check
                run: echo check >> "$DAFT_TEST_SIGNALS/ran"
                background: true
                needs: [build]
              - name: other
                run: echo other >> "$DAFT_TEST_SIGNALS/ran"
        """;

    private string[] Ran => [.. File.ReadAllLines(Signals.PathOf("ran")).Order(StringComparer.Ordinal)];

    [TestMethod]
    public void What_failed_and_what_was_blocked_runs_again_with_what_it_needs()
    {
        Worktree worktree = AddWorktree(Jobs);
        worktree.TryDaft("wait").ShouldExitWith(1);
        worktree.Write("mended", "");
        Signals.Forget("ran");

        CommandResult retry = worktree.Daft("retry");
        worktree.Daft("wait");

        CollectionAssert.AreEqual(new[] { "build", "check", "fetch" }, Ran);
        Assert.Contains("fetch", retry.Error, "the foreground job is followed");
        Assert.Contains("daft logs -f build", retry.Error);
        Assert.AreEqual("daft retry", worktree.Jobs()[^1].Json.GetProperty("trigger_command").GetString());
        Assert.AreEqual("warm\n", worktree.Daft("status", "--format", "{warm}").Output);
    }

    [TestMethod]
    public void The_configuration_is_the_one_of_now_and_needs_its_approval()
    {
        Worktree worktree = AddWorktree(Jobs);
        worktree.TryDaft("wait").ShouldExitWith(1);
        worktree.Write("daft.yml", Jobs.Replace("test -e mended", "true", StringComparison.Ordinal));

        Assert.Contains("daft trust", worktree.TryDaft("retry").ShouldExitWith(2).Error);
        Assert.HasCount(4, worktree.Jobs());
        worktree.Daft("trust", "--yes");
        worktree.Daft("retry");
        worktree.Daft("wait");

        Assert.AreEqual("completed", worktree.Jobs().Last(job => job.Name == "build").Status);
    }

    [TestMethod]
    public void Of_several_runs_each_job_counts_as_it_is_now()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: one
                    run: test -e one.mended
                  - name: two
                    run: test -e two.mended
            """);
        worktree.Write("one.mended", "");
        worktree.Daft("retry", "one");
        Assert.AreEqual(1, worktree.TryDaft("wait").ExitCode, "two is still not done");

        worktree.Write("two.mended", "");
        worktree.Daft("retry");

        Assert.AreEqual("one two one two", string.Join(' ', worktree.Jobs().Select(job => job.Name)));
        worktree.Daft("wait");
        Assert.Contains("nothing to retry", worktree.Daft("retry").Error);
        Assert.HasCount(4, worktree.Jobs());
    }

    [TestMethod]
    public void Cancelled_jobs_are_retried_but_not_with_failed()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fails
                    run: exit 1
                  - name: stopped
                    run: signal started; await go
                    background: true
            """);
        Signals.Wait("started");
        worktree.Daft("cancel", "stopped");

        Assert.AreEqual("fails", Planned(worktree, "--failed"));
        Assert.AreEqual("fails stopped", Planned(worktree));
        Assert.AreEqual("stopped", Planned(worktree, "stopped"));
        Signals.Release("go");
        worktree.TryDaft("retry", "--failed").ShouldExitWith(1);
        worktree.Daft("hooks", "retry", "stopped");
        worktree.Daft("wait", "stopped");
    }

    [TestMethod]
    public void Names_are_checked_and_what_needs_no_retry_is_said()
    {
        Worktree worktree = AddWorktree(Jobs);
        worktree.TryDaft("wait").ShouldExitWith(1);

        Assert.Contains("did you mean 'build'?", worktree.TryDaft("retry", "biuld").ShouldExitWith(3).Error);
        string said = worktree.Daft("retry", "other").Error;
        Assert.Contains("other is not retried: completed", said);
        Assert.Contains("nothing to retry", said);
        Assert.HasCount(4, worktree.Jobs());
    }

    [TestMethod]
    public void Jobs_that_the_configuration_has_no_longer_are_named()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: old
                    run: exit 1
                  - name: kept
                    run: exit 1
            """);
        worktree.Write("daft.yml", "hooks:\n  worktree-post-create:\n    jobs:\n      - name: kept\n        run: signal kept\n");
        worktree.Daft("trust", "--yes");

        Assert.Contains("old is not retried: the configuration has no such job any more", worktree.Daft("retry").Error);

        Assert.IsTrue(Signals.Seen("kept"));
        string again = worktree.Daft("retry").Error;
        Assert.Contains("old is not retried", again);
        Assert.Contains("nothing to retry", again);
    }

    [TestMethod]
    public void While_the_run_goes_on_nothing_is_retried_and_nothing_stopped()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fails
                    run: exit 1
                  - name: long
                    run: signal started; await go
                    background: true
            """);
        Signals.Wait("started");

        CommandResult retry = worktree.TryDaft("retry").ShouldExitWith(2);

        Assert.Contains("long of the last run has not ended yet", retry.Error);
        Assert.Contains("daft wait", retry.Error);
        Assert.AreEqual("running", worktree.Job("long").Status);
        Signals.Release("go");
    }

    [TestMethod]
    public void Without_a_run_nothing_is_known_and_in_a_removed_worktree_it_says_why_it_cannot()
    {
        Worktree worktree = AddWorktree(Jobs);
        worktree.TryDaft("wait").ShouldExitWith(1);
        worktree.Repository.TryDaft("retry").ShouldExitWith(3);
        worktree.Repository.Git("worktree", "remove", "--force", worktree.Path);

        CommandResult gone = worktree.Repository.Shell($"mkdir '{worktree.Path}' && cd '{worktree.Path}' && rmdir '{worktree.Path}' && daft retry").ShouldExitWith(2);
        Assert.Contains("removed", gone.Error);
        Assert.StartsWith("error: ", gone.Error);

        Directory.CreateDirectory(worktree.Path);
        worktree.Write(".git", $"gitdir: {worktree.Repository.Path}/.git/worktrees/feature\n");
        CommandResult pruned = worktree.TryDaft("retry").ShouldExitWith(2);
        Assert.Contains($"'{worktree.Path}' was a worktree and has been removed", pruned.Error);
    }

    private Worktree AddWorktree(string configuration) => Sandbox.CreateRepository(configuration).Install().AddWorktree("feature");

    private static string Planned(Worktree worktree, params string[] arguments)
    {
        using var plan = JsonDocument.Parse(worktree.Daft(["retry", "--dry-run", "--json", .. arguments]).Output);
        return string.Join(' ', plan.RootElement.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("name").GetString()));
    }
}
