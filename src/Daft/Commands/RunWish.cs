using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Git;
using Daft.Engine.Preparing;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

/// <summary>A run that somebody asks for by hand, in the worktree they are in, of the file as it stands there.</summary>
internal sealed record RunWish
{
    public string Hook { get; init; } = HookNames.WorktreePostCreate;

    /// <summary>Empty: all of the hook's.</summary>
    public ImmutableArray<string> Jobs { get; init; } = [];

    /// <summary>What made the run, as a user would type it.</summary>
    public string Trigger { get; init; } = RunMessages.OwnTrigger;

    /// <summary>Only to look at: needs nobody's approval and leaves no trace.</summary>
    public bool IsDry { get; init; }

    /// <exception cref="DaftException">There is no such hook or job, no repository, no working tree.</exception>
    public Preparation Prepare(Composition composition)
    {
        if (!HookNames.All.Contains(Hook))
            throw UnknownHook();
        return Wait.For(PrepareAsync(composition, CurrentRepository.Find(composition).InWorktree()));
    }

    private async Task<Preparation> PrepareAsync(Composition composition, WorktreeLayout layout)
    {
        using var commits = new CommitReader(layout, composition.Git(layout));
        GitSettings settings = await GitSettings.ReadAsync(composition.Git(layout), CancellationToken.None);
        PreparationReport.TellWarnings(composition.Terminal, settings.Warnings);
        RunOccasion occasion = Occasion(composition, layout, await commits.FindHeadAsync(CancellationToken.None)) with
        {
            BackgroundPriority = settings.BackgroundPriority,
            BackgroundSlots = settings.BackgroundSlots,
            NotifiesDesktop = settings.NotifiesDesktop,
        };
        var files = await composition.Configuration.FindInWorktreeAsync(layout, CancellationToken.None);
        return await composition.Preparer.PrepareAsync(files, occasion, commits, CancellationToken.None);
    }

    private RunOccasion Occasion(Composition composition, WorktreeLayout layout, CommitHead head) => new()
    {
        Hook = Hook,
        Trigger = Trigger,
        Layout = layout,
        Nonce = Nonce(layout),
        Head = head,
        Environment = composition.Variables,
        NoBackground = RunOccasion.ForbidsBackground(composition.Variables),
        OnlyJobs = Jobs,
        NeedsApproval = !IsDry,
    };

    /// <summary>A worktree that was there before daft gets its marker now: its runs must not pass to a later one of the same name.</summary>
    private string Nonce(WorktreeLayout layout)
    {
        if (!layout.IsLinked)
            return "";
        return IsDry ? WorktreeMarker.Find(layout.GitDirectory) ?? "" : WorktreeMarker.Claim(layout.GitDirectory).Nonce;
    }

    private DaftException UnknownHook() => new(
        RunMessages.UnknownHook(Hook),
        Spelling.FindClosest(Hook, HookNames.All) is { } closest ? CommandLineMessages.DidYouMean(closest) : RunMessages.KnownHooks(HookNames.All));
}
