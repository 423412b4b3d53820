using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>Gives started jobs what their priority needs besides the spawn, and goes on asking where the system says "later".</summary>
internal sealed class PriorityKeeper(IProcessTable processes, SupervisorClock clock)
{
    /// <summary>More than the tenth of a second in which Linux changes one session at most, for all of a user's supervisors.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(130);

    private readonly Dictionary<ProcessIdentity, BackgroundPriority> _refused = [];
    private TimeSpan _nextTry;

    public TimeSpan? NextDeadline => _refused.Count > 0 ? _nextTry : null;

    public void Add(ProcessIdentity leader, BackgroundPriority priority)
    {
        if (priority == BackgroundPriority.Normal || processes.TryLower(leader, priority))
            return;
        _refused[leader] = priority;
        _nextTry = clock.Now + AskEvery;
    }

    /// <summary>Before it is reaped: afterwards its number may be anybody's.</summary>
    public void OnEnded(ProcessIdentity process) => _refused.Remove(process);

    public void Tick()
    {
        if (_refused.Count == 0 || clock.Now < _nextTry)
            return;
        foreach (var (leader, priority) in _refused.ToArray())
        {
            if (!processes.IsRunning(leader) || processes.TryLower(leader, priority))
                _refused.Remove(leader);
        }

        _nextTry = clock.Now + AskEvery;
    }
}
