using System.Text.Json;
using Daft.Core.Json;
using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Reporting;

/// <summary>
/// <c>daft jobs --json</c>: a flat array, oldest run first. Every field is there in every element, null where nothing is
/// known, so that a script may index without asking.
/// </summary>
/// <remarks><c>queue_position</c> is the place in the line for a slot, 1 for the job that starts next; null for every job that does not stand there.</remarks>
public static class JobsJson
{
    public static ReadOnlySpan<byte> Write(IReadOnlyList<RunSnapshot> runs, Func<RunSnapshot, JobState, int?> placeOf, DateTimeOffset now) =>
        JsonText.WriteArray(runs, (json, run) => WriteRun(json, run, placeOf, now));

    private static void WriteRun(Utf8JsonWriter json, RunSnapshot run, Func<RunSnapshot, JobState, int?> placeOf, DateTimeOffset now)
    {
        foreach (JobState job in run.State.Jobs)
            WriteJob(json, run, job, placeOf(run, job), now);
    }

    /// <summary>One element of the array.</summary>
    /// <param name="place">In the line for a slot, from 1; null where it waits for none.</param>
    public static void WriteJob(Utf8JsonWriter json, RunSnapshot run, JobState job, int? place, DateTimeOffset now)
    {
        json.WriteStartObject();
        WriteOrigin(json, run);
        WriteJob(json, job, now);
        WriteOutcome(json, run, job);
        WriteNumber(json, "queue_position", place);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, RunSnapshot run)
    {
        json.WriteString("invocation_id", run.State.Plan.RunId);
        json.WriteString("worktree", run.State.Plan.Worktree.Path);
        json.WriteString("hook_type", run.State.Plan.Hook);
        json.WriteString("trigger_command", run.State.Plan.Trigger);
        json.WriteTime("invocation_created_at", run.State.Plan.CreatedAt);
    }

    private static void WriteJob(Utf8JsonWriter json, JobState job, DateTimeOffset now)
    {
        json.WriteString("name", job.Job.Name);
        json.WriteString("status", job.Status.ToText());
        json.WriteBoolean("background", job.Job.Background);
        WriteTime(json, "started_at", job.StartedAt);
        WriteTime(json, "finished_at", job.FinishedAt);
        WriteNumber(json, "duration_secs", JobTimes.Elapsed(job, now) is { } span ? Math.Round((decimal)span.TotalSeconds, 3) : null);
        WriteNumber(json, "exit_code", job.Exit?.Status);
        json.WriteString("command", job.Job.ShownCommand);
    }

    private static void WriteOutcome(Utf8JsonWriter json, RunSnapshot run, JobState job)
    {
        string log = run.Folder.LogPath(job.Job);
        WriteNumber(json, "size_bytes", LogSize.Find(log));
        WriteNumber(json, "left_out_bytes", LogSize.FindLeftOut(log));
        WriteNumber(json, "pid", job.Process?.Pid);
        json.WriteBoolean("alive", job.Status == JobStatus.Running || job.LivesOn);
        WriteNumber(json, "signal", job.Exit?.Signal);
        json.WriteString("log_path", log);
        json.WriteString("reason", job.Reason);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } known)
            json.WriteTime(name, known);
        else
            json.WriteNull(name);
    }
}
