using System.Text.Json;
using Daft.Core.Json;
using Daft.Core.Removal;

namespace Daft.Core.Runs;

/// <summary>The fields of an event; <see cref="RunEventReader"/> is its mirror.</summary>
internal static class RunEventWriter
{
    public static void Write(Utf8JsonWriter json, RunEvent happened)
    {
        json.WriteTime("at", happened.At);
        json.WriteString("event", KindOf(happened));
        if (happened is RunEvent.OfJob { Job: var job })
            json.WriteNumber("job", job);
        WriteDetails(json, happened);
    }

    private static string KindOf(RunEvent happened) => happened switch
    {
        RunEvent.RunStarted => "run_started",
        RunEvent.JobStarting => "job_starting",
        RunEvent.JobStarted => "job_started",
        RunEvent.JobStopping => "job_stopping",
        RunEvent.JobFinished => "job_finished",
        RunEvent.JobRefused => "job_refused",
        RunEvent.JobSkipped => "job_skipped",
        RunEvent.JobBlocked => "job_blocked",
        RunEvent.JobCancelled => "job_cancelled",
        RunEvent.WorktreeRemoved => "worktree_removed",
        RunEvent.SlotsMissing => "slots_missing",
        RunEvent.Noted => "noted",
        RunEvent.RunRecovered => "run_recovered",
        RunEvent.RunSettled => "run_settled",
        _ => "run_finished",
    };

    private static void WriteDetails(Utf8JsonWriter json, RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.RunStarted e:
                WriteProcess(json, e.Supervisor);
                json.WriteString("boot_id", e.BootId);
                json.WriteString("version", e.Version);
                break;
            case RunEvent.RunRecovered e:
                WriteProcess(json, e.Supervisor);
                break;
            case RunEvent.JobStarted e:
                WriteProcess(json, e.Process);
                json.WriteOptional("boot_id", e.BootId.Length > 0 ? e.BootId : null);
                break;
            case RunEvent.JobFinished e:
                WriteEnd(json, e);
                break;
            case RunEvent.WorktreeRemoved e:
                json.WriteString("fate", e.Fate.ToText());
                json.WriteString("path", e.Path);
                json.WriteString("detail", e.Detail);
                break;
            default:
                json.WriteOptional(happened is RunEvent.Noted ? "text" : "reason", WordsOf(happened));
                break;
        }
    }

    private static string? WordsOf(RunEvent happened) => happened switch
    {
        RunEvent.JobStopping e => e.Reason.ToText(),
        RunEvent.JobRefused e => e.Reason,
        RunEvent.JobSkipped e => e.Reason,
        RunEvent.JobBlocked e => e.Reason,
        RunEvent.JobCancelled e => e.Reason.ToText(),
        RunEvent.SlotsMissing e => e.Reason,
        RunEvent.Noted e => e.Text,
        _ => null,
    };

    private static void WriteProcess(Utf8JsonWriter json, ProcessIdentity process)
    {
        json.WriteNumber("pid", process.Pid);
        json.WriteNumber("start_time", process.StartTime);
    }

    private static void WriteEnd(Utf8JsonWriter json, RunEvent.JobFinished end)
    {
        if (end.Exit.Status is { } status)
            json.WriteNumber("status", status);
        if (end.Exit.Signal is { } signal)
            json.WriteNumber("signal", signal);
        json.WriteOptional("stopped", end.Stopped?.ToText());
        json.WriteDuration("duration_ms", end.Duration);
    }
}
