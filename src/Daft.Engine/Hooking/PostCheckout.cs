using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Git;
using Daft.Engine.Launching;
using Daft.Engine.Layers;
using Daft.Engine.Notices;
using Daft.Engine.Platform;
using Daft.Engine.Preparing;
using Daft.Engine.Supervising;

namespace Daft.Engine.Hooking;

/// <summary>
/// git's post-checkout hook: was a worktree created, and what does its configuration say? Everything that means "nothing to
/// do" is asked first and costs no library; libgit2 is loaded last (facts/dotnet.md).
/// </summary>
public sealed class PostCheckout(IPlatform platform, ConfigurationFinder finder, RunPreparer preparer, RunLauncher launcher)
{
    /// <summary>A variable that switches daft off where it is <see cref="Off"/>.</summary>
    public const string Switch = "DAFT";

    public const string Off = "0";

    /// <summary>What stands in a text for bytes that are not UTF-8.</summary>
    private const char ReplacementCharacter = '\uFFFD';

    /// <exception cref="DaftException">What the user can mend: an unreadable repository, a full disk.</exception>
    public async Task<HookOutcome> RunAsync(HookCall call, CancellationToken cancellationToken)
    {
        bool isSwitchedOff = IsSwitchedOff(call);
        if ((isSwitchedOff && !IsFirstCheckout(call)) || FindCheckedOut(call) is not { } layout)
            return new HookOutcome.NothingToDo();
        if (!IsCreated(layout))
            return isSwitchedOff ? new HookOutcome.NothingToDo() : await RemindAsync(call, layout, cancellationToken);

        // The claim comes before everything that can fail: where a repository has two hooks, one of them speaks.
        var claim = WorktreeMarker.Claim(layout.GitDirectory);
        return claim.IsOurs && !isSwitchedOff
            ? await RunAsync(call, new CreatedWorktree(layout, claim.Nonce, new GitCommand(layout, call.Environment)), cancellationToken)
            : new HookOutcome.NothingToDo();
    }

    private async Task<HookOutcome> RunAsync(HookCall call, CreatedWorktree created, CancellationToken cancellationToken)
    {
        // First of all: whoever switched daft off wants no file read and no mistake in one told.
        var settings = await GitSettings.ReadAsync(call.Settings, created.Git, cancellationToken);
        if (!settings.Enabled)
            return new HookOutcome.NothingToDo();
        using EarlyStart? early = ConfigurationFinder.IsLikely(created.Layout) ? launcher.TryStartEarly(created.Layout.CommonDirectory, call.Environment) : null;
        using var commits = new CommitReader(created.Layout, created.Git);
        var files = await finder.FindAtCommitAsync(created.Layout, call.NewId, commits, cancellationToken);
        if (files.IsEmpty)
            return new HookOutcome.NothingToDo();
        var occasion = await DescribeAsync(call, created, settings, commits, cancellationToken) with { Stamp = early?.Stamp };
        var preparation = await preparer.PrepareAsync(files, occasion, commits, cancellationToken);
        return preparation switch
        {
            Preparation.Ready ready => new HookOutcome.Launched(
                launcher.Launch(ready.Plan, call.Environment, early), [.. settings.Warnings, .. ready.Warnings]),
            Preparation.NothingToRun => new HookOutcome.NothingToDo(),
            _ => new HookOutcome.Declined(preparation),
        };
    }

    /// <summary>A worktree created so is marked all the same: its next checkout is none that anybody wants jobs for.</summary>
    private bool IsSwitchedOff(HookCall call) => call.Environment.GetValueOrDefault(Switch) == Off || IsInsideJob(call);

    private static bool IsFirstCheckout(HookCall call) => call.OldId.All(digit => digit == '0');

    /// <summary>A worktree that was handled before: all there can be to do is to tell of a failure, once.</summary>
    private async Task<HookOutcome> RemindAsync(HookCall call, WorktreeLayout layout, CancellationToken cancellationToken)
    {
        var board = NoticeBoard.Of(layout, platform.Files);
        if (!board.HasFlag)
            return new HookOutcome.NothingToDo();
        var settings = await GitSettings.ReadAsync(call.Settings, new GitCommand(layout, call.Environment), cancellationToken);
        return settings.Enabled && board.TakeAll() is { Count: > 0 } failed ? new HookOutcome.Reminded(failed) : new HookOutcome.NothingToDo();
    }

    /// <returns>Null for the checkout of single files.</returns>
    private WorktreeLayout? FindCheckedOut(HookCall call) => call.IsBranchCheckout
        ? WorktreeLayout.Find(call.WorkingDirectory, call.Environment.GetValueOrDefault("GIT_DIR"), platform.Files)
            ?? throw NotFound(call.WorkingDirectory)
        : null;

    private static bool IsCreated(WorktreeLayout layout) =>
        layout is { IsLinked: true, WorktreeRoot: not null } && WorktreeMarker.Find(layout.GitDirectory) is null;

    /// <summary>git runs its hooks in a repository; where daft finds none, the path is one that it cannot say.</summary>
    private static DaftException NotFound(string directory) =>
        directory.Contains(ReplacementCharacter)
            ? new DaftException($"nothing was run in '{directory}': its path is not UTF-8", "daft works in paths that are UTF-8")
            : new DaftException($"nothing was run: '{directory}' is not inside a git repository");

    /// <summary>A job that makes a worktree does not fire daft again.</summary>
    private bool IsInsideJob(HookCall call) => JobEnvironment.IsOfLivingRun(call.Environment, platform.Files);

    private static async Task<RunOccasion> DescribeAsync(
        HookCall call, CreatedWorktree created, GitSettings settings, CommitReader commits, CancellationToken cancellationToken)
    {
        var head = await commits.FindHeadAsync(cancellationToken);
        return new RunOccasion
        {
            Hook = HookNames.WorktreePostCreate,
            Trigger = "git worktree add",
            Layout = created.Layout,
            Nonce = created.Nonce,
            Head = head with { Commit = call.NewId },
            Environment = call.Environment,
            FailMode = settings.FindFailMode(HookNames.WorktreePostCreate),
            BackgroundSlots = settings.BackgroundSlots,
            NotifiesDesktop = settings.NotifiesDesktop,
            BackgroundPriority = settings.BackgroundPriority,
            NoBackground = RunOccasion.ForbidsBackground(call.Environment),
        };
    }

    private sealed record CreatedWorktree(WorktreeLayout Layout, string Nonce, GitCommand Git);
}
