using System.Text;
using System.Text.Json;
using Daft.Core.Planning;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Reporting;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class JobListingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TestMethod]
    public void For_people_it_is_a_table_grouped_by_run()
    {
        _folder.Write("01-install.log", new string('x', 4200));
        var table = new JobsTable { NamesWorktrees = false, IsRemoved = _ => false, PlaceOf = Nowhere, Now = Example.At(90) };

        Assert.AreEqual(
            """
              JOB      STATUS     STARTED  DURATION     SIZE

            worktree-post-create, git worktree add, 1m ago
              install  completed  1m ago       4.2s  4.1 KiB
              warmup   running    1m ago      1m25s        -
              check    queued     -               -        -
            """,
            string.Join('\n', table.Lines([Run()])));
    }

    [TestMethod]
    [DataRow(1, "queued (1st in line)")]
    [DataRow(2, "queued (2nd in line)")]
    [DataRow(3, "queued (3rd in line)")]
    [DataRow(4, "queued (4th in line)")]
    [DataRow(11, "queued (11th in line)")]
    [DataRow(112, "queued (112th in line)")]
    [DataRow(121, "queued (121st in line)")]
    public void A_job_that_waits_for_a_slot_has_its_place_in_the_line(int place, string shown)
    {
        var table = new JobsTable { NamesWorktrees = false, IsRemoved = _ => false, PlaceOf = (_, job) => job.Status == JobStatus.Queued ? place : null, Now = Example.At(90) };
        StringAssert.Contains(table.Lines([Run()])[^1], $"check    {shown} ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_run_whose_jobs_could_not_wait_for_slots_says_why()
    {
        var table = new JobsTable { NamesWorktrees = false, IsRemoved = _ => false, PlaceOf = Nowhere, Now = Example.At(90) };
        Assert.Contains("background jobs start without a slot: no space", table.Lines([Run(new RunEvent.SlotsMissing(Example.At(9), "no space"))]));
    }

    [TestMethod]
    public void A_removed_worktree_is_marked_and_what_it_left_is_named()
    {
        var table = new JobsTable { NamesWorktrees = true, IsRemoved = _ => true, PlaceOf = Nowhere, Now = Example.At(90) };
        RunSnapshot run = Run(new RunEvent.WorktreeRemoved(Example.At(9), FolderFate.Left, "/feature", "nothing was touched"));

        IReadOnlyList<string> lines = table.Lines([run]);

        Assert.Contains("worktree-post-create, git worktree add, 1m ago, run 20260102T120000000Z-abcdef", lines);
        Assert.Contains("in /feature (removed)", lines);
        Assert.Contains("left behind: /feature (nothing was touched)", lines);
    }

    [TestMethod]
    public void Json_of_nothing_is_an_empty_array() => Assert.AreEqual("[]\n", Encoding.UTF8.GetString(JobsJson.Write([], Nowhere, Example.At(0))));

    [TestMethod]
    public void Json_has_every_field_in_every_job()
    {
        _folder.Write("01-install.log", "12345");

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(JobsJson.Write([Run()], (_, job) => job.Status == JobStatus.Queued ? 3 : null, Example.At(6.5))));

        Assert.AreEqual(
            """
            {"invocation_id":"20260102T120000000Z-abcdef","worktree":"/feature","hook_type":"worktree-post-create","trigger_command":"git worktree add","invocation_created_at":"2026-01-02T12:00:00.000Z","name":"install","status":"completed","background":false,"started_at":"2026-01-02T12:00:00.000Z","finished_at":"2026-01-02T12:00:04.200Z","duration_secs":4.2,"exit_code":0,"command":"make install","size_bytes":5,"left_out_bytes":0,"pid":200,"alive":false,"signal":null,"log_path":"LOG/01-install.log","reason":null,"queue_position":null}
            {"invocation_id":"20260102T120000000Z-abcdef","worktree":"/feature","hook_type":"worktree-post-create","trigger_command":"git worktree add","invocation_created_at":"2026-01-02T12:00:00.000Z","name":"warmup","status":"running","background":true,"started_at":"2026-01-02T12:00:05.000Z","finished_at":null,"duration_secs":1.5,"exit_code":null,"command":"make warmup","size_bytes":null,"left_out_bytes":null,"pid":201,"alive":true,"signal":null,"log_path":"LOG/02-warmup.log","reason":null,"queue_position":null}
            {"invocation_id":"20260102T120000000Z-abcdef","worktree":"/feature","hook_type":"worktree-post-create","trigger_command":"git worktree add","invocation_created_at":"2026-01-02T12:00:00.000Z","name":"check","status":"queued","background":true,"started_at":null,"finished_at":null,"duration_secs":null,"exit_code":null,"command":"make check","size_bytes":null,"left_out_bytes":null,"pid":null,"alive":false,"signal":null,"log_path":"LOG/03-check.log","reason":null,"queue_position":3}
            """,
            string.Join('\n', document.RootElement.EnumerateArray().Select(Compact)).Replace(_folder.Path, "LOG", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static int? Nowhere(RunSnapshot run, JobState job) => null;

    private static string Compact(JsonElement job) =>
        "{" + string.Join(',', job.EnumerateObject().Select(field => $"\"{field.Name}\":{field.Value.GetRawText()}")) + "}";

    private RunSnapshot Run(params RunEvent[] more)
    {
        RunPlan plan = Example.Plan(
            Example.Job(0, "install"), Example.Job(1, "warmup", background: true, needs: 0), Example.Job(2, "check", background: true, needs: 1));
        return new RunSnapshot
        {
            Folder = new RunFolder(_folder.Path),
            IsSupervised = true,
            State = Example.State(plan, [Example.Begun(), Example.Started(0), Example.Ended(0, 4.2), Example.Started(1, 5), .. more]),
        };
    }
}
