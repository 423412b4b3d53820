using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Git;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Preparing;
using Daft.Engine.Store;
using Daft.Engine.Supervising;

namespace Daft.Engine.Hooking;

/// <summary>
/// git's post-checkout hook: was a worktree created, and what does its configuration say? Everything that means "nothing to
/// do" is asked first and costs no library; libgit2 is loaded last (facts/dotnet.md).
/// </summary>
public sealed class PostCheckout(IPlatform platform, RunPreparer preparer, RunLauncher launcher)
{
    private const string Switch = "DAFT";
    private const string NoBackgroundSwitch = "DAFT_NO_BACKGROUND_JOBS";

    /// <exception cref="DaftException">What the user can mend: an unreadable repository, a full disk.</exception>
    public async Task<HookOutcome> RunAsync(HookCall call, CancellationToken cancellationToken)
    {
        if (FindCreated(call) is not { } layout)
            return new HookOutcome.NothingToDo();

        // Started before anything is known: it takes longer than all that is done meanwhile.
        var git = new GitCommand(layout, call.Environment);
        var settings = GitSettings.ReadAsync(git, cancellationToken);

        // The claim comes before everything that can fail: where a repository has two hooks, one of them speaks.
        var claim = WorktreeMarker.Claim(layout.GitDirectory);
        return claim.IsOurs
            ? await RunAsync(call, layout, claim.Nonce, git, settings, cancellationToken)
            : new HookOutcome.NothingToDo();
    }

    private async Task<HookOutcome> RunAsync(
        HookCall call, WorktreeLayout layout, string nonce, GitCommand git, Task<GitSettings> reading, CancellationToken cancellationToken)
    {
        using var commits = new CommitReader(layout, git);
        var file = await commits.FindFileAsync(call.NewId, ConfigurationFiles.Names, cancellationToken);
        var settings = await reading;
        if (!settings.Enabled || file is null)
            return new HookOutcome.NothingToDo();
        var occasion = await DescribeAsync(call, layout, nonce, settings, commits, cancellationToken);
        var source = ConfigurationSource.Of(file.Name, file.Content.Span);
        var preparation = await preparer.PrepareAsync(source, occasion, commits, cancellationToken);
        return preparation switch
        {
            Preparation.Ready ready => new HookOutcome.Launched(launcher.Launch(ready.Plan, call.Environment), settings.Warnings),
            Preparation.NothingToRun => new HookOutcome.NothingToDo(),
            _ => new HookOutcome.Declined(preparation),
        };
    }

    /// <returns>Null unless a linked worktree without a marker was checked out, with daft switched on.</returns>
    private WorktreeLayout? FindCreated(HookCall call)
    {
        if (!call.IsBranchCheckout || call.Environment.GetValueOrDefault(Switch) == "0" || IsInsideJob(call))
            return null;
        var layout = WorktreeLayout.Find(call.WorkingDirectory, call.Environment.GetValueOrDefault("GIT_DIR"), platform.Files);
        return layout is { IsLinked: true, WorktreeRoot: not null } && WorktreeMarker.Find(layout.GitDirectory) is null
            ? layout
            : null;
    }

    /// <summary>
    /// A job that makes a worktree does not fire daft again. The variable alone proves nothing: a terminal that a job
    /// opened keeps it for days; so the run it names must still be alive.
    /// </summary>
    private bool IsInsideJob(HookCall call) =>
        call.Environment.GetValueOrDefault(JobEnvironment.RunFolderVariable) is { Length: > 0 } run
        && platform.Files.IsLocked(new RunFolder(run).LockPath);

    private static async Task<RunOccasion> DescribeAsync(
        HookCall call, WorktreeLayout layout, string nonce, GitSettings settings, CommitReader commits, CancellationToken cancellationToken)
    {
        var head = await commits.FindHeadAsync(cancellationToken);
        return new RunOccasion
        {
            Hook = HookNames.WorktreePostCreate,
            Trigger = "git worktree add",
            Layout = layout,
            Nonce = nonce,
            Head = head with { Commit = call.NewId },
            FailMode = settings.FindFailMode(HookNames.WorktreePostCreate),
            NoBackground = !string.IsNullOrEmpty(call.Environment.GetValueOrDefault(NoBackgroundSwitch)),
        };
    }
}
