using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Engine.Supervising;

/// <summary>A job that has been spawned and whose group may still have members.</summary>
internal sealed class LiveJob
{
    public required PlannedJob Job { get; init; }

    public required ProcessIdentity Leader { get; init; }

    /// <summary>On the supervisor's clock.</summary>
    public required TimeSpan StartedAt { get; init; }

    /// <summary>When its time is up; null without a limit, and once it is being stopped.</summary>
    public TimeSpan? TimesOutAt { get; set; }

    /// <summary>Set once it is being stopped.</summary>
    public StopLadder? Ladder { get; set; }

    /// <summary>Set once the leader has ended. Until the group is empty the leader is not reaped: its number is the group's.</summary>
    public ExitReport? Exit { get; set; }

    /// <summary>The journal knows its end. What its group still holds was left behind on purpose.</summary>
    public bool IsRecorded { get; set; }
}
