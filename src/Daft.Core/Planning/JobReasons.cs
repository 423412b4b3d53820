using Daft.Core.Conditions;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>Why a job or a group of the file has nothing to do in a plan.</summary>
internal static class JobReasons
{
    /// <returns>Null where it has: what holds for a group holds for all in it.</returns>
    public static string? Find(JobDefinition job, PlanRequest request) =>
        (job.Tags.IsEmpty ? null : SkipReasons.OfTags(job.Tags, request.Hook.ExcludedTags))
        ?? (request.Hook.Excluded.IsEmpty ? null : OfName(job, request))
        ?? (job.Architectures.IsEmpty ? null : OfArchitecture(job, request));

    /// <summary>For a job alone: its conditions hold those of the hook and of the groups around it.</summary>
    public static string? FindOfJob(JobDefinition job, string? command, PlanRequest request) =>
        (command is null ? $"no command for {request.System.ToText()}" : null)
        ?? (request.Verdicts.Of(job.Name) as Verdict.Skipped)?.Reason
        ?? SkipReasons.OfTerminal(job.Interactive, request.HasTerminal);

    private static string? OfArchitecture(JobDefinition job, PlanRequest request) =>
        SkipReasons.OfArchitecture([.. job.Architectures.Select(architecture => architecture.ToText())], request.Architecture.ToText());

    private static string? OfName(JobDefinition job, PlanRequest request) =>
        request.Hook.Excluded.FirstOrDefault(glob => request.GlobMatches(glob, job.Name)) is { } found ? $"excluded by '{VisibleText.Excerpt(found)}'" : null;
}
