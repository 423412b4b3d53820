using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>What templates stand for in a plan.</summary>
public static class PlanTemplates
{
    /// <param name="job">The one that asks.</param>
    /// <param name="worktree">Where the worktree is now; it may have been moved since the plan was made.</param>
    public static TemplateValues Of(RunPlan plan, PlannedJob job, string worktree) =>
        Of(plan.CommonDirectory, worktree, plan.Branch, plan.Commit, plan.Origin) with { JobName = job.Name };

    public static TemplateValues Of(string commonDirectory, string worktree, string? branch, string? commit, WorktreeOrigin origin) => new()
    {
        Branch = branch,
        Commit = commit,
        WorktreePath = worktree,
        ProjectRoot = ProjectRoot(commonDirectory),
        GitDirectory = commonDirectory,
        SourceWorktree = origin.SourceWorktree,
        Remote = origin.Remote,
        BaseBranch = origin.BaseBranch,
        RepositoryUrl = origin.RepositoryUrl,
        DefaultBranch = origin.DefaultBranch,
    };

    /// <summary>The folder that holds <c>.git</c>; a bare repository is its own.</summary>
    public static string ProjectRoot(string commonDirectory) =>
        Path.GetFileName(commonDirectory) == ".git" ? Path.GetDirectoryName(commonDirectory) ?? commonDirectory : commonDirectory;
}
