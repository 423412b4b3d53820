using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Engine.Slots;

namespace Daft.Reporting;

/// <summary>How a run is to be followed.</summary>
public sealed record FollowRequest
{
    /// <summary>Following ends when all of these have ended.</summary>
    public required ImmutableHashSet<int> Jobs { get; init; }

    /// <summary>The follower made the run: it tells of every start, and of what goes on in the background after it.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>Ctrl+C cancels the run; otherwise it only ends the following.</summary>
    public bool CancelsOnInterrupt { get; init; } = true;

    /// <summary>Null: as long as it takes.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>
    /// How long a supervisor may take to say that it holds the run, which normally takes milliseconds. After that the
    /// follower says so and goes: a machine in such a state must not hold git as well. Null: as long as it takes.
    /// </summary>
    public TimeSpan? ConfirmationLimit { get; init; }

    /// <summary><c>DAFT_OUTPUT=full</c>: everything the jobs waited for write.</summary>
    public bool ShowsEverything { get; init; }

    /// <summary>In the live region: the latest line that each running job has written.</summary>
    public bool ShowsLatest { get; init; } = true;

    /// <summary>Tells which jobs wait for a slot when the follower goes; null where nobody is to be told.</summary>
    public SlotPlaces? Slots { get; init; }

    public bool Colors { get; init; } = true;

    /// <summary>By whoever made the run, for as long as its foreground jobs take.</summary>
    public static FollowRequest OfOwn(RunPlan plan, bool showsEverything) =>
        new()
        {
            Jobs = WaitedJobs.Foreground(plan),
            ShowsEverything = showsEverything,
            ShowsLatest = plan.Display.Output,
            Colors = plan.Display.Colors,
            ConfirmationLimit = TimeSpan.FromSeconds(10),
        };
}
