using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>
/// Descendants that left their job's group (<c>setsid</c>, double forks). They are stopped only when the worktree is gone
/// and only where they work inside it: a shared <c>sccache</c> server or Gradle daemon belongs to others too.
/// </summary>
internal sealed class StrayHunt(IPlatform platform, IEventQueue events, SupervisorClock clock)
{
    private readonly Dictionary<ProcessIdentity, StopLadder> _hunted = [];
    private readonly HashSet<ProcessIdentity> _frozen = [];

    public bool IsBusy => _hunted.Count > 0;

    public TimeSpan? NextDeadline => _hunted.Values.Select(ladder => ladder.KillAt).Min();

    public void Freeze(IReadOnlySet<int> groups, string worktree)
    {
        foreach (var stray in Find(groups, worktree).Where(_frozen.Add))
            platform.Processes.Signal(stray, ProcessSignal.Freeze);
    }

    public void Thaw()
    {
        foreach (var stray in _frozen)
            platform.Processes.Signal(stray, ProcessSignal.Thaw);
        _frozen.Clear();
    }

    /// <summary>Begins to stop every stray there is; those found before are left to their ladders.</summary>
    public void Begin(IReadOnlySet<int> groups, string worktree)
    {
        foreach (var stray in Find(groups, worktree).Where(stray => !_hunted.ContainsKey(stray)))
        {
            events.WatchEnd(stray);
            _hunted[stray] = new StopLadder(
                StopReason.WorktreeRemoved,
                clock.Now + StopLadder.GraceAfterRemoval,
                signal => platform.Processes.Signal(stray, signal));
        }
    }

    public void OnEnded(ProcessIdentity process) => _hunted.Remove(process);

    public void Tick()
    {
        foreach (var ladder in _hunted.Values)
            ladder.Climb(clock.Now);
    }

    private IEnumerable<ProcessIdentity> Find(IReadOnlySet<int> groups, string worktree) =>
        platform.Processes.Strays(groups)
            .Where(stray => IsWithin(stray.WorkingDirectory, worktree))
            .Select(stray => stray.Process);

    internal static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
