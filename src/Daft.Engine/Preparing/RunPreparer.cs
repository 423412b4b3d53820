using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Slots;
using Daft.Core.Trust;
using Daft.Core.Worktrees;
using Daft.Engine.Conditions;
using Daft.Engine.Git;
using Daft.Engine.Layers;
using Daft.Engine.Platform;
using Daft.Engine.Slots;
using Daft.Engine.Store;
using Daft.Engine.Supervising;
using Daft.Engine.Trust;

namespace Daft.Engine.Preparing;

/// <summary>
/// From the files of a configuration to a plan: merge, check the approval, try the conditions, plan. The plan is made from
/// the very bytes whose content was approved; nothing is read twice.
/// </summary>
public sealed class RunPreparer(IPlatform platform, TrustStore trust, TimeProvider time)
{
    /// <exception cref="DaftException">A job was asked for that does not exist, or the worktree is gone.</exception>
    public async Task<Preparation> PrepareAsync(
        LayeredConfiguration files, RunOccasion occasion, CommitReader commits, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(cancellationToken);
        if (reading.Configuration is not { } configuration)
            return new Preparation.Invalid(files, reading.Problems);
        if (configuration.FindHook(occasion.Hook) is not { Jobs.IsEmpty: false } hook)
            return new Preparation.NothingToRun(files.IsEmpty ? null : files.Name);
        ApprovalContent? content = reading.FindContent();
        TrustDecision decision = content is null ? new TrustDecision.Approved() : Decide(content, occasion.Layout);
        if (occasion.NeedsApproval && content is not null && decision is TrustDecision.NotApproved refused)
            return new Preparation.NotApproved(files.Name, content, refused.HasEarlierApproval);
        var trial = await new ConditionTrial(platform, occasion, RootOf(occasion.Layout))
            .DecideAsync(hook, mayRunCommands: decision is TrustDecision.Approved, cancellationToken);
        PlanRequest request = Request(configuration, hook, occasion) with
        {
            Verdicts = trial.Verdicts,
            Scripts = await new ScriptFinder(configuration, occasion.Layout, platform.Files, new TrackedFiles(occasion.Environment)).FindAllAsync(cancellationToken),
            Origin = await FindOriginAsync(configuration, hook, occasion, cancellationToken),
        };
        var roots = await FindRootsAsync(request, occasion, commits, cancellationToken);
        var planning = Planner.Plan(request with { DirectoryExists = roots.Contains });
        return planning.Plan is { } plan
            ? new Preparation.Ready(plan, trial.Warnings)
            : new Preparation.Invalid(files, planning.Problems);
    }

    /// <summary>The approval of this very content is one file; the others are read only where it is missing.</summary>
    private TrustDecision Decide(ApprovalContent content, WorktreeLayout layout)
    {
        var approvals = trust.Find(layout.CommonDirectory, content.Hash) is { } approval ? [approval] : trust.FindAll(layout.CommonDirectory);
        return TrustDecision.For(content.Hash, approvals.Select(known => known.Hash).ToHashSet());
    }

    private PlanRequest Request(DaftConfiguration configuration, HookDefinition hook, RunOccasion occasion)
    {
        RunStamp stamp = occasion.Stamp ?? RunStamp.Now(new RunStore(occasion.Layout.CommonDirectory, platform.Files), time);
        return new PlanRequest
        {
            Hook = hook,
            Environment = configuration.Environment,
            ShellSetup = configuration.ShellSetup?.Path,
            Log = configuration.Log,
            System = platform.Name,
            Architecture = MachineArchitecture.Name,
            HasTerminal = platform.HasTerminal,
            RunId = stamp.RunId,
            CreatedAt = stamp.CreatedAt,
            SinceBoot = stamp.SinceBoot,
            Trigger = occasion.Trigger,
            CommonDirectory = occasion.Layout.CommonDirectory,
            Worktree = Identify(occasion),
            Branch = occasion.Head.Branch,
            Commit = occasion.Head.Commit,
            FailMode = occasion.FailMode,
            Slots = FindSlots(occasion),
            Display = new DisplayWish { Colors = configuration.Colors, Output = configuration.ShowsOutputOf(hook.Name) },
            BackgroundPriority = occasion.BackgroundPriority,
            NoBackground = occasion.NoBackground,
            NotifiesDesktop = occasion.NotifiesDesktop,
            OnlyJobs = occasion.OnlyJobs,
            GlobMatches = Globs.Matches,
            DirectoryExists = _ => false,
        };
    }

    /// <summary>What a job starts by itself has no place in the line: that job has one, and might wait for it.</summary>
    private SlotRule? FindSlots(RunOccasion occasion)
    {
        int limit = occasion.BackgroundSlots ?? SlotRule.UsualLimit(Environment.ProcessorCount);
        return limit == 0 || JobEnvironment.IsOfLivingRun(occasion.Environment, platform.Files)
            ? null
            : new SlotRule(SlotFolder.FindPath(occasion.Environment), limit);
    }

    /// <summary>Most files have no template at all, and then nothing is asked.</summary>
    private async Task<WorktreeOrigin> FindOriginAsync(
        DaftConfiguration configuration, HookDefinition hook, RunOccasion occasion, CancellationToken cancellationToken)
    {
        HashSet<string> names = TemplateUse.NamesIn(hook, configuration.Environment);
        return names.Count == 0
            ? new WorktreeOrigin()
            : await new OriginFinder(platform, occasion.Layout, occasion.Environment)
                .FindAsync(names, occasion.Head.Branch, cancellationToken);
    }

    private WorktreeIdentity Identify(RunOccasion occasion)
    {
        string root = RootOf(occasion.Layout);
        return new WorktreeIdentity
        {
            AdministrativeId = occasion.Layout.AdministrativeId,
            Path = root,
            Root = platform.Files.FindOwnIdentity(root) ?? throw new DaftException($"there is no folder '{root}' any more"),
            Nonce = occasion.Nonce,
        };
    }

    /// <summary>In the working tree or, where a sparse checkout leaves it out, in the commit: then it is no mistake of the file's.</summary>
    private static async Task<ImmutableHashSet<string>> FindRootsAsync(
        PlanRequest request, RunOccasion occasion, CommitReader commits, CancellationToken cancellationToken)
    {
        var found = ImmutableHashSet.CreateBuilder<string>();
        foreach (string root in Planner.RootsOf(request))
        {
            if (Directory.Exists(Path.Combine(RootOf(occasion.Layout), root))
                || (occasion.Head.Commit is { } commit && await commits.HasDirectoryAsync(commit, root, cancellationToken)))
                found.Add(root);
        }

        return found.ToImmutable();
    }

    private static string RootOf(WorktreeLayout layout) =>
        layout.WorktreeRoot ?? throw new DaftException("this is a bare repository: it has no working tree to run anything in");
}
