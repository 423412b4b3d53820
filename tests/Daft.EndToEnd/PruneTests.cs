using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft prune</c>, and what the next run sweeps away by itself.</summary>
[TestClass]
public sealed class PruneTests : EndToEndTest
{
    private const string OneJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: echo installed
        """;

    private const string ShortAndLong = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: echo installed
              - name: warmup
                run: signal "started-$DAFT_BRANCH_NAME"; await "go-$DAFT_BRANCH_NAME"
                background: true
        """;

    [TestMethod]
    public void What_is_over_goes_removed_worktrees_runs_too_and_what_runs_stays()
    {
        Repository repository = Sandbox.CreateRepository(ShortAndLong).Install();
        Worktree removed = Finished(repository, "removed");
        Worktree over = Finished(repository, "over");
        repository.Git("worktree", "remove", "--force", removed.Path);
        Worktree running = repository.AddWorktree("running");
        Signals.Wait("started-running");

        CommandResult dry = repository.Daft("prune", "--dry-run");
        Assert.HasCount(2, dry.OutputLines);
        Assert.Contains(removed.Path, dry.Output);
        Assert.HasCount(6, repository.Jobs("--all"));
        CommandResult old = repository.Daft("prune", "--older-than", "1h");
        Assert.HasCount(6, repository.Jobs("--all"));
        Assert.Contains("nothing", old.Error);

        Assert.Contains("2 runs", repository.Daft("prune").Error);

        Assert.AreEqual(running.Path, repository.Jobs("--all").Select(job => job.Worktree).Distinct().Single());
        Assert.HasCount(1, Runs(repository));
        over.TryDaft("logs", "install").ShouldExitWith(3);
        Assert.AreEqual("[]\n", repository.Daft("prune", "--json").Output);
        Signals.Release("go-running");
        running.WaitForJob("warmup", "completed");
    }

    [TestMethod]
    public void Json_names_every_run_that_went()
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        Worktree worktree = repository.AddWorktree("feature");
        JobRecord job = worktree.Job("install");

        using var document = JsonDocument.Parse(repository.Daft("prune", "--json").Output);

        JsonElement run = document.RootElement.EnumerateArray().Single();
        CollectionAssert.AreEqual(new[] { "invocation_id", "worktree", "ended_at", "size_bytes" }, run.EnumerateObject().Select(field => field.Name).ToArray());
        Assert.AreEqual((job.Run, worktree.Path), (run.GetProperty("invocation_id").GetString(), run.GetProperty("worktree").GetString()));
        Assert.IsGreaterThan(0, run.GetProperty("size_bytes").GetInt64());
        Assert.IsEmpty(Runs(repository));
    }

    [TestMethod]
    public void Two_at_once_and_somebody_who_reads_are_in_nobodys_way()
    {
        Repository repository = Sandbox.CreateRepository(OneJob).Install();
        for (int number = 0; number < 8; number++)
            repository.AddWorktree($"feature-{number}");

        using RunningCommand one = repository.Start("daft", "prune", "--json");
        using RunningCommand two = repository.Start("daft", "prune", "--json");
        repository.Daft("jobs", "--all");
        CommandResult[] results = [one.WaitForEnd(Limits.Command, Sandbox.Cancellation), two.WaitForEnd(Limits.Command, Sandbox.Cancellation)];

        string[] gone = [.. results.SelectMany(result => IdsIn(result.ShouldExitWith(0).Output))];
        Assert.HasCount(8, gone);
        Assert.HasCount(8, gone.Distinct().ToArray());
        Assert.IsEmpty(Runs(repository));
    }

    [TestMethod]
    public void A_reader_of_a_run_that_is_pruned_meanwhile_keeps_what_it_has()
    {
        Repository repository = Sandbox.CreateRepository(ShortAndLong).Install();
        Worktree worktree = repository.AddWorktree("feature");
        using RunningCommand logs = worktree.Start("daft", "logs", "-f", "--all");
        Patience.Until(() => logs.OutputSoFar == "install | installed\n", "line of the followed log", Sandbox.Cancellation);

        Assert.Contains("nothing", worktree.Daft("prune").Error);
        Signals.Release("go-feature");
        worktree.Daft("wait");
        worktree.Daft("prune");

        logs.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        Assert.IsEmpty(Runs(repository));
    }

    [TestMethod]
    public void The_next_run_sweeps_by_the_limits_of_the_configuration_and_keeps_the_newest_of_each_worktree()
    {
        Repository repository = Sandbox.CreateRepository("log: {max_total_size: 1}\n" + OneJob).Install();
        Worktree feature = repository.AddWorktree("feature");
        string first = feature.Job("install").Run;
        feature.Daft("run");
        Patience.Until(() => !Directory.Exists(RunPath(repository, first)), "end of the first run's folder", Sandbox.Cancellation);
        Worktree other = repository.AddWorktree("other");
        WaitForSupervisors();
        Assert.HasCount(2, Runs(repository));

        repository.Git("worktree", "remove", "--force", feature.Path);
        other.Daft("run");
        WaitForSupervisors();

        Assert.AreEqual(other.Path, repository.Jobs("--all").Select(job => job.Worktree).Distinct().Single());
        Assert.HasCount(1, Runs(repository));
    }

    private Worktree Finished(Repository repository, string name)
    {
        Signals.Release($"go-{name}");
        Worktree worktree = repository.AddWorktree(name);
        worktree.Daft("wait");
        return worktree;
    }

    /// <summary>They live a moment longer than their runs.</summary>
    private void WaitForSupervisors() => Sandbox.ProveNothingIsAlive();

    private static string[] Runs(Repository repository) => Directory.GetFileSystemEntries(RunPath(repository, ""));

    private static string RunPath(Repository repository, string run) => Path.Combine(repository.CommonDirectory, "daft", "runs", run);

    private static IEnumerable<string> IdsIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(run => run.GetProperty("invocation_id").GetString()!)];
    }
}
