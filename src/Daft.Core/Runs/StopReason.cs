namespace Daft.Core.Runs;

/// <summary>Why the stop ladder was climbed.</summary>
public enum StopReason
{
    /// <summary><c>daft cancel</c>, or Ctrl+C in the foreground part.</summary>
    Requested,
    TimedOut,
    WorktreeRemoved,

    /// <summary>The supervisor itself was told to end.</summary>
    SupervisorEnding,

    /// <summary>A newer run of the same hook in the same worktree took its place.</summary>
    Superseded,
}

public static class StopReasons
{
    public static string ToText(this StopReason reason) => reason switch
    {
        StopReason.Requested => "requested",
        StopReason.TimedOut => "timed-out",
        StopReason.WorktreeRemoved => "worktree-removed",
        StopReason.Superseded => "superseded",
        _ => "supervisor-ending",
    };

    /// <returns>Null for a word this version does not know.</returns>
    public static StopReason? Find(string text) => text switch
    {
        "requested" => StopReason.Requested,
        "timed-out" => StopReason.TimedOut,
        "worktree-removed" => StopReason.WorktreeRemoved,
        "superseded" => StopReason.Superseded,
        "supervisor-ending" => StopReason.SupervisorEnding,
        _ => null,
    };
}
