using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft wait</c> as editors and agents rely on it: exit status and one JSON object, whatever the end.</summary>
[TestClass]
public sealed class WaitTests : EndToEndTest
{
    private const int NothingKnown = 3;
    private const int TimedOut = 4;

    private static readonly string[] s_fields = ["result", "exit_code", "message", "worktree", "waited_secs", "jobs"];

    [TestMethod]
    public void All_done_is_0_and_the_object_says_so()
    {
        Worktree worktree = AddWorktree(Examples.WarmUp);
        using RunningCommand wait = worktree.Start("daft", "wait", "--json");
        Signals.Wait("started");
        Signals.Release("go");

        CommandResult result = wait.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);

        JsonElement json = Read(result, "done", 0);
        Assert.AreEqual("install completed, warmup completed", Statuses(json));
        Assert.AreEqual(worktree.Path, json.GetProperty("worktree").GetString());
        Assert.IsGreaterThanOrEqualTo(0, json.GetProperty("waited_secs").GetDouble());
        CollectionAssert.AreEqual(
            worktree.Jobs()[0].Json.EnumerateObject().Select(field => field.Name).ToArray(),
            json.GetProperty("jobs")[0].EnumerateObject().Select(field => field.Name).ToArray());
    }

    [TestMethod]
    public void A_failed_job_is_1_and_the_others_are_waited_for()
    {
        Worktree worktree = AddWorktree(Examples.WarmUp);
        File.WriteAllText(Signals.PathOf("fail"), "");
        Signals.Release("go");

        CommandResult result = worktree.TryDaft("wait", "--json").ShouldExitWith(1);

        Assert.AreEqual("install completed, warmup failed", Statuses(Read(result, "failed", 1)));
        Assert.Contains("warmup failed", result.Error);
    }

    [TestMethod]
    public void A_cancelled_or_lost_job_is_not_done()
    {
        Worktree worktree = AddWorktree(Examples.WarmUp);
        Signals.Wait("started");
        worktree.Daft("cancel", "warmup");
        Assert.Contains("warmup cancelled", worktree.TryDaft("wait").ShouldExitWith(1).Error);
        worktree.Daft("wait", "install");

        Signals.Forget("started");
        worktree.Daft("run");
        Signals.Wait("started");
        LiveProcesses.Kill(Sandbox.FindProcess("__supervise"));
        CommandResult lost = worktree.TryDaft("wait", "--json").ShouldExitWith(1);
        Assert.AreEqual("install completed, warmup lost", Statuses(Read(lost, "failed", 1)));
        LiveProcesses.Kill(worktree.Jobs()[^1].ProcessId!.Value);
        Signals.Release("go");
    }

    [TestMethod]
    public void Out_of_time_is_4_and_tells_what_goes_on()
    {
        Worktree worktree = AddWorktree(Examples.WarmUp);
        Signals.Wait("started");

        CommandResult result = worktree.TryDaft("wait", "--json", "--timeout", "50ms").ShouldExitWith(TimedOut);

        JsonElement json = Read(result, "timed_out", TimedOut);
        Assert.AreEqual("install completed, warmup running", Statuses(json));
        Assert.Contains("warmup did not end within 50ms", json.GetProperty("message").GetString()!);
        Assert.Contains("warmup did not end within 50ms", result.Error);
        Signals.Release("go");
    }

    [TestMethod]
    public void Nothing_known_is_3_and_an_unknown_name_comes_with_a_suggestion()
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        Read(repository.TryDaft("wait", "--json").ShouldExitWith(NothingKnown), "nothing_known", NothingKnown);

        Worktree worktree = repository.AddWorktree("feature");
        CommandResult result = worktree.TryDaft("wait", "wamrup", "--json").ShouldExitWith(NothingKnown);

        Assert.Contains("no job called 'wamrup'", Read(result, "nothing_known", NothingKnown).GetProperty("message").GetString()!);
        Assert.Contains("did you mean 'warmup'?", result.Error);
        Signals.Release("go");
    }

    [TestMethod]
    public void A_worktree_that_git_is_still_making_is_waited_for()
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        // A filter holds git in the middle of the checkout, as a large repository would: the worktree is there, its hook is to come.
        repository.Write(".gitattributes", "slow filter=slow\n");
        repository.Write("slow", "text\n");
        repository.Commit("A file that takes its time");
        repository.Git("config", "filter.slow.smudge", "signal filling; await filled; cat");
        using RunningCommand add = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("filling");
        var worktree = new Checkout(Sandbox, repository.Beside("feature"));
        using RunningCommand wait = worktree.Start("daft", "wait", "--json");
        worktree.TryDaft("wait", "--timeout", "50ms").ShouldExitWith(TimedOut);

        Signals.Release("go");
        Signals.Release("filled");

        add.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        JsonElement json = Read(wait.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0), "done", 0);
        Assert.AreEqual("install completed, warmup completed", Statuses(json));
    }

    [TestMethod]
    public void A_new_worktree_without_a_run_is_given_up_after_a_moment()
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        Worktree worktree = repository.AddWorktree("bare", "worktree", "add", "--no-checkout", "-b", "bare", "../bare");

        worktree.TryDaft("wait").ShouldExitWith(NothingKnown);
    }

    [TestMethod]
    public void A_run_that_comes_meanwhile_is_waited_for_too()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: signal "$DAFT_RUN_ID"; await go
                    background: true
                  - name: other
                    run: signal other; await later
                    background: true
            """);
        Signals.Wait("other");
        using RunningCommand wait = worktree.Start("daft", "wait", "--json");
        Signals.Release("go");
        worktree.WaitForJob("warmup", "completed");
        // Made while the first run still goes on, ended after it.
        Assert.IsFalse(wait.HasEnded);
        using RunningCommand run = worktree.Start("daft", "run", "--job", "other");
        Patience.Until(() => worktree.Jobs().Count == 3, "second run", Sandbox.Cancellation, worktree.CommonDirectory);
        run.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Signals.Release("later");

        JsonElement json = Read(wait.WaitForEnd(Limits.Command, Sandbox.Cancellation), "done", 0);
        Assert.AreEqual("warmup completed, other completed", Statuses(json));
        Assert.AreEqual(2, json.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("invocation_id").GetString()).Distinct().Count());
    }

    [TestMethod]
    public void In_a_terminal_it_shows_what_it_waits_for()
    {
        Worktree worktree = AddWorktree(Examples.WarmUp);
        Signals.Wait("started");
        using var terminal = new Terminal(worktree, width: 80);
        terminal.Type("daft wait; echo status $?");
        terminal.WaitForLine(line => line.Contains("warmup", StringComparison.Ordinal) && !line.Contains("daft wait", StringComparison.Ordinal), "live line of the job");

        Signals.Release("go");

        terminal.WaitForLine(line => line == "status 0", "end of the wait");
    }

    private Worktree AddWorktree(string configuration) => Sandbox.CreateRepository(configuration).Install().AddWorktree("feature");

    private static JsonElement Read(CommandResult result, string outcome, int exitCode)
    {
        using var document = JsonDocument.Parse(result.Output);
        JsonElement json = document.RootElement.Clone();
        CollectionAssert.AreEqual(s_fields, json.EnumerateObject().Select(field => field.Name).ToArray());
        Assert.AreEqual((outcome, exitCode), (json.GetProperty("result").GetString(), json.GetProperty("exit_code").GetInt32()), result.ToString());
        return json;
    }

    private static string Statuses(JsonElement json) =>
        string.Join(", ", json.GetProperty("jobs").EnumerateArray().Select(job => $"{job.GetProperty("name").GetString()} {job.GetProperty("status").GetString()}"));
}
