using System.Text.Json;
using Daft.Core.Json;
using Daft.Core.Removal;

namespace Daft.Core.Runs;

/// <summary>
/// Reads what <see cref="RunEventWriter"/> writes. What an event cannot be without, it must have; words are missed
/// rather than the event, because a lost end makes a job look lost.
/// </summary>
internal static class RunEventReader
{
    public static RunEvent? Read(JsonElement json)
    {
        if (json.FindTime("at") is not { } at || json.FindText("event") is not { } kind)
            return null;
        return json.FindInt("job") is { } job ? ReadOfJob(json, kind, at, job) : ReadOfRun(json, kind, at);
    }

    private static RunEvent? ReadOfRun(JsonElement json, string kind, DateTimeOffset at) => kind switch
    {
        "run_started" => ReadProcess(json) is { } supervisor
            ? new RunEvent.RunStarted(at, supervisor, Words(json, "boot_id"), Words(json, "version"))
            : null,
        "worktree_removed" =>
            new RunEvent.WorktreeRemoved(at, FolderFates.Parse(Words(json, "fate")), Words(json, "path"), Words(json, "detail")),
        "slots_missing" => new RunEvent.SlotsMissing(at, Words(json, "reason")),
        "noted" => new RunEvent.Noted(at, Words(json, "text")),
        "run_recovered" => ReadProcess(json) is { } successor ? new RunEvent.RunRecovered(at, successor) : null,
        "run_settled" => new RunEvent.RunSettled(at),
        "run_finished" => new RunEvent.RunFinished(at),
        _ => null,
    };

    private static RunEvent? ReadOfJob(JsonElement json, string kind, DateTimeOffset at, int job) => kind switch
    {
        "job_starting" => new RunEvent.JobStarting(at, job),
        "job_started" => ReadProcess(json) is { } process
            ? new RunEvent.JobStarted(at, job, process) { BootId = Words(json, "boot_id") }
            : null,
        "job_stopping" => new RunEvent.JobStopping(at, job, Reason(json)),
        "job_finished" => ReadEnd(json, at, job),
        "job_refused" => new RunEvent.JobRefused(at, job, Words(json, "reason")),
        "job_skipped" => new RunEvent.JobSkipped(at, job, Words(json, "reason")),
        "job_blocked" => new RunEvent.JobBlocked(at, job, Words(json, "reason")),
        "job_cancelled" => new RunEvent.JobCancelled(at, job, Reason(json)),
        _ => null,
    };

    private static RunEvent.JobFinished? ReadEnd(JsonElement json, DateTimeOffset at, int job)
    {
        var exit = new ExitReport(json.FindInt("status"), json.FindInt("signal"));
        StopReason? stopped = json.FindText("stopped") is { } word ? StopReasons.Find(word) ?? StopReason.Requested : null;
        return exit.Status is null == exit.Signal is null
            ? null
            : new RunEvent.JobFinished(at, job, exit, stopped, Length(json));
    }

    /// <summary>No job took less than nothing, whatever a broken disk says.</summary>
    private static TimeSpan Length(JsonElement json) =>
        json.FindDuration("duration_ms") is { } length && length > TimeSpan.Zero ? length : TimeSpan.Zero;

    private static ProcessIdentity? ReadProcess(JsonElement json) =>
        json.FindInt("pid") is { } pid && json.FindUnsigned("start_time") is { } startTime ? new ProcessIdentity(pid, startTime) : null;

    /// <summary>A reason that a newer daft knows is still a stop that somebody asked for.</summary>
    private static StopReason Reason(JsonElement json) => StopReasons.Find(Words(json, "reason")) ?? StopReason.Requested;

    private static string Words(JsonElement json, string name) => json.FindText(name) ?? "";
}
