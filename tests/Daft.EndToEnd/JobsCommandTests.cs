using System.Globalization;
using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft jobs</c>: one flat array with the field names of the longer-spelled original, so that scripts carry over.</summary>
[TestClass]
public sealed class JobsCommandTests : EndToEndTest
{
    private static readonly string[] s_fields =
    [
        "invocation_id", "worktree", "hook_type", "trigger_command", "invocation_created_at", "name", "status", "background", "started_at",
        "finished_at", "duration_secs", "exit_code", "command", "size_bytes", "left_out_bytes", "pid", "alive", "signal", "log_path", "reason", "queue_position",
    ];

    private const string OneOfEach = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install
                run: printf 12345
              - name: warmup
                run: signal started; await go; exit 3
                background: true
              - name: check
                run: signal checked
                background: true
                needs: [warmup]
        """;

    [TestMethod]
    public void Without_jobs_the_array_is_empty()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach);

        foreach (string[] command in new string[][] { ["jobs", "--json"], ["jobs", "--all", "--json"] })
            Assert.AreEqual("[]\n", repository.Daft(command).Output);
        repository.Install();
        Assert.AreEqual("[]\n", repository.Daft("jobs", "--json").Output);
    }

    [TestMethod]
    public void Every_job_has_exactly_the_promised_fields_whatever_its_status()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Wait("started");

        IReadOnlyList<JobRecord> jobs = worktree.Jobs();

        Assert.AreEqual("install completed, warmup running, check queued", string.Join(", ", jobs.Select(job => $"{job.Name} {job.Status}")));
        foreach (JobRecord job in jobs)
            CollectionAssert.AreEqual(s_fields, job.Json.EnumerateObject().Select(field => field.Name).ToArray());
        Signals.Release("go");
        worktree.WaitForJob("check", "blocked");
        foreach (JobRecord job in worktree.Jobs())
            CollectionAssert.AreEqual(s_fields, job.Json.EnumerateObject().Select(field => field.Name).ToArray());
    }

    [TestMethod]
    public void The_values_tell_what_happened()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Release("go");
        worktree.WaitForJob("check", "blocked");

        JsonElement install = worktree.Job("install").Json;
        Assert.AreEqual(worktree.Path, Text(install, "worktree"));
        Assert.AreEqual("worktree-post-create", Text(install, "hook_type"));
        Assert.Contains("git worktree add", Text(install, "trigger_command"));
        Assert.AreEqual("printf 12345", Text(install, "command"));
        Assert.AreEqual(5, install.GetProperty("size_bytes").GetInt32());
        Assert.AreEqual(0, install.GetProperty("exit_code").GetInt32());
        Assert.AreEqual(JsonValueKind.Null, install.GetProperty("signal").ValueKind);
        Assert.IsFalse(install.GetProperty("background").GetBoolean());
        Assert.IsGreaterThanOrEqualTo(0, install.GetProperty("duration_secs").GetDouble());
        Assert.AreEqual("12345", File.ReadAllText(Text(install, "log_path")));
        DateTimeOffset[] times = [.. new[] { "invocation_created_at", "started_at", "finished_at" }.Select(field => Time(Text(install, field)))];
        CollectionAssert.AreEqual(times.Order().ToArray(), times);

        JsonElement warmup = worktree.Job("warmup").Json;
        Assert.IsTrue(warmup.GetProperty("background").GetBoolean());
        Assert.AreEqual(3, warmup.GetProperty("exit_code").GetInt32());
        Assert.AreEqual(Text(install, "invocation_id"), Text(warmup, "invocation_id"));

        JsonElement check = worktree.Job("check").Json;
        foreach (string field in new[] { "started_at", "exit_code", "signal", "pid", "duration_secs" })
            Assert.AreEqual(JsonValueKind.Null, check.GetProperty(field).ValueKind, field);
        Assert.Contains("warmup", Text(check, "reason"));
    }

    [TestMethod]
    public void A_worktree_sees_its_own_jobs_and_with_all_those_of_removed_ones_too()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Worktree one = repository.AddWorktree("one");
        Worktree two = repository.AddWorktree("two");
        Signals.Release("go");
        one.WaitForJob("check", "blocked");
        two.WaitForJob("check", "blocked");
        repository.Git("worktree", "remove", two.Path);

        Assert.HasCount(3, one.Jobs());
        Assert.HasCount(0, repository.Jobs());
        Assert.HasCount(6, repository.Jobs("--all"));
        Assert.HasCount(6, one.Jobs("--all"));
        CollectionAssert.AreEquivalent(new[] { one.Path, two.Path }, one.Jobs("--all").Select(job => job.Worktree).Distinct().ToArray());
    }

    [TestMethod]
    public void For_humans_every_job_stands_on_a_line_with_its_status()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Wait("started");

        CommandResult listing = worktree.Daft("jobs");

        string[] lines = [.. listing.OutputLines, .. listing.ErrorLines];
        foreach (JobRecord job in worktree.Jobs())
            Assert.IsTrue(lines.Any(line => line.Contains(job.Name, StringComparison.Ordinal) && line.Contains(job.Status, StringComparison.Ordinal)), listing.ToString());
        Assert.DoesNotContain("\e[", listing.Output + listing.Error);
        Signals.Release("go");
    }

    [TestMethod]
    public void A_job_whose_leader_died_is_over_whatever_it_left_behind()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: forks
                    run: await go & signal left
                    background: true
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");

        worktree.WaitForJob("forks", "completed");
        Signals.Release("go");
    }

    private static string Text(JsonElement job, string field) => job.GetProperty(field).GetString() ?? throw new AssertFailedException($"{field} is null in {job}");

    private static DateTimeOffset Time(string text)
    {
        Assert.EndsWith("Z", text);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}
