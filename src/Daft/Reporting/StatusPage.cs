using System.Text.Json;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Reporting;

/// <summary><c>daft status</c>, for people and for programs.</summary>
public static class StatusPage
{
    public static IReadOnlyList<string> Lines(WorktreeStatus status, DateTimeOffset now) =>
    [
        StatusMessages.Installed(status.Hooks),
        .. status.Root is null ? [StatusMessages.Bare] : Worktree(status, now),
    ];

    public static ReadOnlySpan<byte> Json(WorktreeStatus status) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("worktree", status.Root);
        json.WriteBoolean("installed", status.Hooks.Any);
        json.WriteString("configuration_hook", status.Hooks.ConfigurationHook);
        json.WriteString("file_hook", status.Hooks.FileHook);
        json.WriteString("file", status.File);
        WriteFlag(json, "valid", status.File is null ? null : status.JobCount is not null);
        json.WriteBoolean("approved", status.IsApproved);
        json.WriteString("warm", status.Root is null ? null : status.Standing.Warmth.ToText());
        json.WriteStartObject("jobs");
        foreach (IGrouping<JobStatus, StandingJob> group in status.Standing.Jobs.GroupBy(job => job.Status).OrderBy(group => group.Key))
            json.WriteNumber(group.Key.ToText(), group.Count());
        json.WriteEndObject();
        WriteRun(json, status.LastRun);
        json.WriteEndObject();
    });

    private static string[] Worktree(WorktreeStatus status, DateTimeOffset now) =>
    [
        StatusMessages.Configuration(status),
        StatusMessages.Standing(status),
        .. status.LastRun is { } run ? [StatusMessages.LastRun(run, now, Counts(run)), .. Mishaps(run)] : new[] { StatusMessages.NoRun },
    ];

    private static IEnumerable<string> Mishaps(RunSnapshot run) => run.State.Jobs.Select(StatusMessages.FindMishap).OfType<string>();

    private static void WriteRun(Utf8JsonWriter json, RunSnapshot? run)
    {
        json.WritePropertyName("last_run");
        if (run is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("invocation_id", run.State.Plan.RunId);
        json.WriteString("hook_type", run.State.Plan.Hook);
        json.WriteStartObject("jobs");
        foreach ((JobStatus status, int count) in Counts(run))
            json.WriteNumber(status.ToText(), count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } known)
            json.WriteBoolean(name, known);
        else
            json.WriteNull(name);
    }

    private static IReadOnlyList<(JobStatus Status, int Count)> Counts(RunSnapshot run) =>
        [.. run.State.Jobs.GroupBy(job => job.Status).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
}
