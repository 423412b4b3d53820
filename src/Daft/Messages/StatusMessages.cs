using Daft.Core.Runs;
using Daft.Engine.Installing;
using Daft.Engine.Store;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What <c>daft status</c> says.</summary>
public static class StatusMessages
{
    public static string Bare => "worktree: none, this is a bare repository";

    public static string NoRun => "last run: none in this worktree";

    public static string FormatOrJson => "--format or --json, not both";

    public static string Standing(WorktreeStatus status) => $"worktree: {status.Standing.Warmth.ToText()}";

    public static string Installed(InstalledHooks hooks)
    {
        string?[] places = [hooks.ConfigurationHook is { } file ? $"hook.daft in {file}" : null, hooks.FileHook];
        string[] known = [.. places.OfType<string>().Select(place => PlainText.OfLine(place))];
        return known.Length > 0 ? $"installed: {string.Join(" and ", known)}" : "installed: no; to install: daft install";
    }

    public static string Configuration(WorktreeStatus status) => status switch
    {
        { File: null } => "jobs: none, there is no daft.yml",
        { JobCount: null } => $"jobs: {status.File} has mistakes; to see them: daft validate",
        { IsApproved: false } => $"jobs: {status.JobCount} in {status.File}, not approved; to approve: daft trust",
        { NeedsApproval: false } => $"jobs: {status.JobCount} in {status.File}",
        _ => $"jobs: {status.JobCount} in {status.File}, approved",
    };

    public static string LastRun(RunSnapshot run, DateTimeOffset now, IReadOnlyList<(JobStatus Status, int Count)> counts) =>
        $"last run: {PlainText.OfLine(run.State.Plan.Hook)}, {Durations.Ago(now - run.State.Plan.CreatedAt)}: "
        + string.Join(", ", counts.Select(count => $"{count.Count} {count.Status.ToText()}"));

    /// <returns>Null for a job that is done, is not over, or was meant to be skipped.</returns>
    public static string? FindMishap(JobState job) => job.Status switch
    {
        JobStatus.Failed => $"  {RunMessages.Failed(job)}",
        JobStatus.Lost => $"  {RunMessages.Lost(job)}",
        JobStatus.Blocked => $"  {RunMessages.Blocked(job)}",
        JobStatus.Cancelled => $"  {RunMessages.Cancelled(job)}",
        _ => null,
    };
}
