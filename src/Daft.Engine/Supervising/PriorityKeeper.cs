using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>Gives started jobs what their priority needs besides the spawn, and goes on asking where the system says "later".</summary>
/// <remarks>
/// A signal takes effect when its process runs next, and on a busy machine a job with the least of all priorities may not run
/// for seconds: it would neither freeze in time nor get round to its end. So whoever is frozen or stopped is given its share
/// of the machine for that.
/// </remarks>
internal sealed class PriorityKeeper(IProcessTable processes, SupervisorClock clock)
{
    /// <summary>More than the tenth of a second in which Linux changes one session at most, for all of a user's supervisors.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(130);

    private readonly Dictionary<ProcessIdentity, BackgroundPriority> _lowered = [];
    private readonly Dictionary<ProcessIdentity, BackgroundPriority> _wanted = [];
    private TimeSpan _nextTry;

    public TimeSpan? NextDeadline => _wanted.Count > 0 ? _nextTry : null;

    public void Add(ProcessIdentity leader, BackgroundPriority priority)
    {
        if (priority == BackgroundPriority.Normal)
            return;
        _lowered[leader] = priority;
        Give(leader, priority);
    }

    /// <summary>For a signal that is to be heard soon.</summary>
    public void Hurry(ProcessIdentity leader)
    {
        if (_lowered.ContainsKey(leader))
            Give(leader, BackgroundPriority.Normal);
    }

    /// <summary>It is to go on as before.</summary>
    public void Relax(ProcessIdentity leader)
    {
        if (_lowered.TryGetValue(leader, out BackgroundPriority usual))
            Give(leader, usual);
    }

    /// <summary>Before it is reaped: afterwards its number may be anybody's.</summary>
    public void OnEnded(ProcessIdentity process)
    {
        _lowered.Remove(process);
        _wanted.Remove(process);
    }

    public void Tick()
    {
        if (_wanted.Count == 0 || clock.Now < _nextTry)
            return;
        foreach (var (leader, priority) in _wanted.ToArray())
        {
            if (!processes.IsRunning(leader))
                OnEnded(leader);
            else
                Give(leader, priority);
        }
    }

    private void Give(ProcessIdentity leader, BackgroundPriority priority)
    {
        if (processes.TryPrioritise(leader, priority))
        {
            _wanted.Remove(leader);
            return;
        }

        _wanted[leader] = priority;
        _nextTry = clock.Now + AskEvery;
    }
}
