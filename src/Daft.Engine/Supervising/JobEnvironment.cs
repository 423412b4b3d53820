using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>What a job finds in its environment besides its own <c>env</c>.</summary>
public static class JobEnvironment
{
    /// <summary>Set in every job; what a git hook inside a job recognises its run by.</summary>
    public const string RunFolderVariable = "DAFT_RUN_DIR";

    /// <summary>With <see cref="JobNameVariable"/>: what a process of a lost run is recognised by.</summary>
    public const string RunIdVariable = "DAFT_RUN_ID";

    public const string JobNameVariable = "DAFT_JOB_NAME";

    /// <summary>
    /// Whether whoever has this environment is inside a job. The variable alone proves nothing: a terminal that a job opened
    /// keeps it for days; so the run it names must still be alive.
    /// </summary>
    public static bool IsOfLivingRun(IReadOnlyDictionary<string, string> environment, IFileTable files) =>
        environment.GetValueOrDefault(RunFolderVariable) is { Length: > 0 } run && files.IsLocked(new RunFolder(run).LockPath);

    public static ImmutableDictionary<string, string> For(
        RunPlan plan, PlannedJob job, RunFolder folder, string worktree, ImmutableDictionary<string, string> inherited) =>
        inherited.SetItems(OfHook(plan.Hook, worktree, plan.CommonDirectory, new CommitHead(plan.Branch, plan.Commit)))
            .SetItems(new Dictionary<string, string>
            {
                [JobNameVariable] = job.Name,
                [RunIdVariable] = plan.RunId,
                [RunFolderVariable] = folder.Path,
            });

    /// <summary>What is known before there is a run: the conditions that decide about it find this.</summary>
    public static IReadOnlyDictionary<string, string> OfHook(string hook, string worktree, string commonDirectory, CommitHead head) =>
        new Dictionary<string, string>
        {
            ["DAFT_HOOK"] = hook,
            ["DAFT_WORKTREE_PATH"] = worktree,
            ["DAFT_BRANCH_NAME"] = head.Branch ?? "",
            ["DAFT_COMMIT"] = head.Commit ?? "",
            ["DAFT_GIT_DIR"] = commonDirectory,
            ["DAFT_PROJECT_ROOT"] = PlanTemplates.ProjectRoot(commonDirectory),
        };
}
