using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>What a job finds in its environment besides its own <c>env</c>.</summary>
public static class JobEnvironment
{
    /// <summary>Set in every job; what a git hook inside a job recognises its run by.</summary>
    public const string RunFolderVariable = "DAFT_RUN_DIR";

    public static ImmutableDictionary<string, string> For(
        RunPlan plan, PlannedJob job, RunFolder folder, string worktree, ImmutableDictionary<string, string> inherited) =>
        inherited.SetItems(new Dictionary<string, string>
        {
            ["DAFT_HOOK"] = plan.Hook,
            ["DAFT_JOB_NAME"] = job.Name,
            ["DAFT_RUN_ID"] = plan.RunId,
            [RunFolderVariable] = folder.Path,
            ["DAFT_WORKTREE_PATH"] = worktree,
            ["DAFT_BRANCH_NAME"] = plan.Branch ?? "",
            ["DAFT_COMMIT"] = plan.Commit ?? "",
            ["DAFT_GIT_DIR"] = plan.CommonDirectory,
            ["DAFT_PROJECT_ROOT"] = ProjectRoot(plan.CommonDirectory),
        });

    /// <summary>The folder that holds <c>.git</c>; a bare repository is its own.</summary>
    private static string ProjectRoot(string commonDirectory) =>
        Path.GetFileName(commonDirectory) == ".git" ? Path.GetDirectoryName(commonDirectory) ?? commonDirectory : commonDirectory;
}
