using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>Makes the plan of a run out of one hook of the configuration and what is known of the worktree.</summary>
public static class Planner
{
    /// <exception cref="DaftException">A name in <see cref="PlanRequest.OnlyJobs"/> is no job of the hook.</exception>
    public static Planning Plan(PlanRequest request)
    {
        var built = new PlanBuilder(request, JobSelection.Of(request.Hook, request.OnlyJobs));
        ImmutableArray<Problem> problems = [.. built.Jobs.Select(job => FindProblem(job, request)).OfType<Problem>()];
        return problems.IsEmpty ? new Planning { Plan = PlanOf(request, built) } : new Planning { Problems = problems };
    }

    /// <summary>The folders about which <see cref="PlanRequest.DirectoryExists"/> will be asked, templates filled in.</summary>
    public static IEnumerable<string> RootsOf(PlanRequest request) =>
        request.Hook.AllJobs().Where(job => job.Root != ".")
            .Select(job => TemplateText.Fill(job.Root, request.Templates with { JobName = job.Name })).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// A missing <c>root</c> is a mistake, unless a job that runs before may make it: then the supervisor looks again
    /// when the job starts. One that nobody runs needs none, and that it is missing may be its condition.
    /// </summary>
    private static Problem? FindProblem(DefinedJob defined, PlanRequest request)
    {
        PlannedJob job = defined.Job;
        bool isSettled = job.Root == "." || job.SkipReason is not null || job.OpenCondition is not null || !defined.Definition.Needs.IsEmpty;
        return isSettled || job.Group is not null || request.DirectoryExists(job.Root)
            ? null
            : new Problem(
                defined.Definition.RootPlace,
                $"job '{VisibleText.Excerpt(job.Name)}': its root '{VisibleText.Excerpt(job.Root)}' does not exist in this worktree",
                "correct the path, or name the job that makes the folder in 'needs'");
    }

    private static RunPlan PlanOf(PlanRequest request, PlanBuilder built) => new()
    {
        RunId = request.RunId,
        Hook = request.Hook.Name,
        Trigger = request.Trigger,
        CreatedAt = request.CreatedAt,
        SinceBoot = request.SinceBoot,
        CommonDirectory = request.CommonDirectory,
        Worktree = request.Worktree,
        Branch = request.Branch,
        Commit = request.Commit,
        Origin = request.Origin,
        ShellSetup = request.ShellSetup is { } file ? JobText.OfSetup(file) : null,
        Slots = request.Slots,
        Order = request.Hook.Order,
        FailMode = request.FailMode ?? request.Hook.FailMode ?? FailMode.Warn,
        IsPartial = !request.OnlyJobs.IsEmpty,
        NotifiesDesktop = request.NotifiesDesktop,
        BackgroundPriority = request.BackgroundPriority,
        Display = request.Display,
        KeepLast = request.Log.KeepLast,
        MaximumTotalSize = request.Log.MaximumTotalSize,
        Jobs = [.. built.Jobs.Select(defined => defined.Job)],
        Groups = [.. built.Groups],
    };
}
