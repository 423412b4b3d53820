using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>
/// How everything is stopped, whatever the reason: SIGTERM, and SIGCONT for what is frozen; a grace period; SIGKILL.
/// </summary>
internal sealed class StopLadder
{
    /// <summary>For cancel, time-out and the end of the supervisor.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Where the worktree is gone there is little left to save, and a path that may be wanted again.</summary>
    public static readonly TimeSpan GraceAfterRemoval = TimeSpan.FromSeconds(2);

    private readonly Action<ProcessSignal> _signal;

    public StopLadder(StopReason reason, TimeSpan killAt, Action<ProcessSignal> signal)
    {
        Reason = reason;
        KillAt = killAt;
        _signal = signal;
        signal(ProcessSignal.Terminate);
        signal(ProcessSignal.Thaw);
    }

    public StopReason Reason { get; }

    /// <summary>When the last rung is due; null once it has been climbed.</summary>
    public TimeSpan? KillAt { get; private set; }

    /// <summary>Somebody will not wait that long.</summary>
    public void Hurry(TimeSpan killAt)
    {
        if (killAt < KillAt)
            KillAt = killAt;
    }

    public void Climb(TimeSpan now)
    {
        if (KillAt > now || KillAt is null)
            return;
        KillAt = null;
        _signal(ProcessSignal.Kill);
    }
}
