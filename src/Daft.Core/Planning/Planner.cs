using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>Makes the plan of a run out of one hook of the configuration and what is known of the worktree.</summary>
public static class Planner
{
    /// <exception cref="DaftException">A name in <see cref="PlanRequest.OnlyJobs"/> is no job of the hook.</exception>
    public static Planning Plan(PlanRequest request)
    {
        ImmutableArray<JobDefinition> jobs = JobSelection.Of(request.Hook, request.OnlyJobs);
        ImmutableArray<Problem> problems = [.. jobs.Select(job => FindProblem(job, request)).OfType<Problem>()];
        return problems.IsEmpty ? new Planning { Plan = PlanOf(request, jobs) } : new Planning { Problems = problems };
    }

    /// <summary>
    /// A missing <c>root</c> is a mistake, unless a job that runs before may make it: then the supervisor looks again
    /// when the job starts. One that nobody runs needs none, and that it is missing may be its condition.
    /// </summary>
    private static Problem? FindProblem(JobDefinition job, PlanRequest request) =>
        job.Root == "." || !job.Needs.IsEmpty || FindSkipReason(job, request) is not null || request.Verdicts.Of(job.Name) is Verdict.Open
            || request.DirectoryExists(job.Root)
            ? null
            : new Problem(job.RootPlace, $"job '{VisibleText.Excerpt(job.Name)}': its root '{VisibleText.Excerpt(job.Root)}' does not exist in this worktree",
                "correct the path, or name the job that makes the folder in 'needs'");

    private static RunPlan PlanOf(PlanRequest request, ImmutableArray<JobDefinition> jobs) => new()
    {
        RunId = request.RunId,
        Hook = request.Hook.Name,
        Trigger = request.Trigger,
        CreatedAt = request.CreatedAt,
        CommonDirectory = request.CommonDirectory,
        Worktree = request.Worktree,
        Branch = request.Branch,
        Commit = request.Commit,
        Order = request.Hook.Order,
        FailMode = request.FailMode ?? request.Hook.FailMode ?? FailMode.Warn,
        Jobs = PlanJobs(request, jobs),
    };

    private static ImmutableArray<PlannedJob> PlanJobs(PlanRequest request, ImmutableArray<JobDefinition> jobs)
    {
        var indexes = jobs.Select((job, index) => (job.Name, index)).ToDictionary(at => at.Name, at => at.index, StringComparer.Ordinal);
        return [.. jobs.Select(job => PlanJob(job, request, indexes))];
    }

    private static PlannedJob PlanJob(JobDefinition job, PlanRequest request, Dictionary<string, int> indexes)
    {
        string? command = FindCommand(job, request);
        return new PlannedJob
        {
            Index = indexes[job.Name],
            Name = job.Name,
            Description = job.Description,
            Command = command ?? "",
            Root = job.Root,
            Environment = [.. request.Environment.Concat(job.Environment).Select(variable => new PlannedVariable(variable.Name, variable.Value))],
            Needs = [.. job.Needs.Where(need => indexes.ContainsKey(need.Name)).Select(need => indexes[need.Name]).Distinct()],
            Background = job.Background && !request.NoBackground,
            Priority = job.Priority,
            Timeout = job.Timeout,
            FailText = job.FailText,
            SkipReason = FindSkipReason(job, request),
            OpenCondition = (request.Verdicts.Of(job.Name) as Verdict.Open)?.Command,
            LogFile = LogFileName.Of(indexes[job.Name], job.Name),
        };
    }

    private static string? FindSkipReason(JobDefinition job, PlanRequest request) => FindCommand(job, request) is null
        ? $"no command for {request.System.ToText()}"
        : (request.Verdicts.Of(job.Name) as Verdict.Skipped)?.Reason;

    private static string? FindCommand(JobDefinition job, PlanRequest request) => (job.Body as JobBody.Run)?.Command.For(request.System);
}
