using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Engine.Git;
using Daft.Engine.Store;

namespace Daft.Engine.Preparing;

/// <summary>What is to be run, where, and why: everything a plan depends on besides the configuration itself.</summary>
public sealed record RunOccasion
{
    private const string NoBackgroundVariable = "DAFT_NO_BACKGROUND_JOBS";

    public required string Hook { get; init; }

    /// <summary>As a user would type it.</summary>
    public required string Trigger { get; init; }

    public required WorktreeLayout Layout { get; init; }

    /// <summary>Where it has been drawn already; null: when the plan is made.</summary>
    public RunStamp? Stamp { get; init; }

    /// <summary>From the marker; empty in the main worktree.</summary>
    public required string Nonce { get; init; }

    public required CommitHead Head { get; init; }

    /// <summary>Of the caller: what conditions ask about, and what their commands find.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>git's own word on <c>fail_mode</c>; null where it has none.</summary>
    public FailMode? FailMode { get; init; }

    /// <summary>git's own word on how many heavy background jobs run at a time, 0 for as many as there are; null where it has none.</summary>
    public int? BackgroundSlots { get; init; }

    /// <summary>git's configuration asks for desktop notifications.</summary>
    public bool NotifiesDesktop { get; init; }

    /// <summary>git's own word on how much background jobs get of the machine.</summary>
    public BackgroundPriority BackgroundPriority { get; init; } = BackgroundPriority.Idle;

    /// <summary>Every job in the foreground.</summary>
    public bool NoBackground { get; init; }

    /// <summary>Empty: all.</summary>
    public ImmutableArray<string> OnlyJobs { get; init; } = [];

    /// <summary>A dry run shows what would run and so needs nobody's approval; without one, no condition's command is run for it.</summary>
    public bool NeedsApproval { get; init; } = true;

    /// <summary>Whether an environment asks for <see cref="NoBackground"/>.</summary>
    public static bool ForbidsBackground(IReadOnlyDictionary<string, string> environment) =>
        !string.IsNullOrEmpty(environment.GetValueOrDefault(NoBackgroundVariable));
}
