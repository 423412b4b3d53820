using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Slots;
using Daft.Core.Worktrees;

namespace Daft.Core.Planning;

/// <summary>The frozen decision of what will run: made once, from one reading of the configuration, never changed.</summary>
public sealed record RunPlan
{
    /// <summary>Sorts by time of creation.</summary>
    public required string RunId { get; init; }

    public required string Hook { get; init; }

    /// <summary>What made this run, as a user would type it: <c>git worktree add</c>, <c>daft run</c>.</summary>
    public required string Trigger { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// The same moment on a clock that is never set back, since the machine's boot: of two runs that live at one time it says
    /// which is the newer. Zero in plans of older versions.
    /// </summary>
    public TimeSpan SinceBoot { get; init; }

    public required string CommonDirectory { get; init; }

    public required WorktreeIdentity Worktree { get; init; }

    /// <summary>Short name of the branch checked out; null on a detached HEAD.</summary>
    public string? Branch { get; init; }

    /// <summary>Id of the commit checked out; null on an unborn branch.</summary>
    public string? Commit { get; init; }

    public WorktreeOrigin Origin { get; init; } = new();

    /// <summary>Shell text that comes before the command of every job; null for none.</summary>
    public string? ShellSetup { get; init; }

    /// <summary>How the jobs and groups that are in no group follow one another.</summary>
    public JobOrder Order { get; init; } = JobOrder.Parallel;

    /// <summary>Null: its heavy background jobs wait for nobody.</summary>
    public SlotRule? Slots { get; init; }

    public FailMode FailMode { get; init; } = FailMode.Warn;

    /// <summary>Made for some jobs of the hook, not for all: what is known of the others is what earlier runs say.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The user's <c>daft.notify=desktop</c>: a failure that nobody watches is told by a notification.</summary>
    public bool NotifiesDesktop { get; init; }

    /// <summary>Of the jobs that nobody waits for.</summary>
    public BackgroundPriority BackgroundPriority { get; init; } = BackgroundPriority.Idle;

    /// <summary>How the configuration wants the run shown to whoever follows it.</summary>
    public DisplayWish Display { get; init; } = new();

    /// <summary>Runs of a worktree that the sweep after this run keeps whatever their age; null: daft's default.</summary>
    public int? KeepLast { get; init; }

    /// <summary>Bytes that the sweep after this run leaves to all runs of the repository; null: daft's default.</summary>
    public long? MaximumTotalSize { get; init; }

    /// <summary>In the order of the file; so the jobs of a group stand together.</summary>
    public ImmutableArray<PlannedJob> Jobs { get; init; } = [];

    /// <summary>In the order of the file, each before what is in it.</summary>
    public ImmutableArray<PlannedGroup> Groups { get; init; } = [];
}
