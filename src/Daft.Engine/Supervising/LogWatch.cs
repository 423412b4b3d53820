using Daft.Core.Planning;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>
/// Keeps the logs of running jobs within their limits. A job writes straight into its log, so nobody sees the bytes pass:
/// the system tells of the first write after a silence, and from then on daft looks at the size every ten milliseconds for as
/// long as it grows. A silent job costs nothing, one that writes without end a hundred looks a second, whatever the number of
/// its writes; and a log is over its limit by no more than what is written in ten milliseconds.
/// </summary>
internal sealed class LogWatch(RunFolder folder, IFileTable files, IEventQueue events, RunRecorder recorder, SupervisorClock clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    /// <summary>How often to look at a silent log where the system cannot tell of writes.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, WatchedLog> _logs = [];
    private bool _cannotTrim;

    public TimeSpan? NextDeadline => _logs.Values.Min(log => log.LookAt);

    public void Add(PlannedJob job)
    {
        if (_cannotTrim)
            return;
        var log = new WatchedLog(job, folder.LogPath(job));
        _logs[log.Path] = log;
        AwaitGrowth(log);
    }

    /// <returns>False where it concerns something else.</returns>
    public bool TryTake(PlatformEvent.Changed change)
    {
        if (!_logs.TryGetValue(change.Path, out WatchedLog? log))
            return false;
        log.LookAt = clock.Now;
        return true;
    }

    public void Tick()
    {
        foreach (WatchedLog log in _logs.Values.Where(log => log.LookAt <= clock.Now).ToArray())
            Look(log);
    }

    /// <summary>The logs of all other jobs are looked at for the last time.</summary>
    public void KeepOnly(IReadOnlySet<int> jobs)
    {
        foreach (WatchedLog log in _logs.Values.Where(log => !jobs.Contains(log.Job)).ToArray())
        {
            if (log.HasGrown())
                Trim(log);
            events.Unwatch(log.Path);
            _logs.Remove(log.Path);
        }
    }

    private void Look(WatchedLog log)
    {
        if (!log.HasGrown())
        {
            AwaitGrowth(log);
            return;
        }

        log.LookAt = clock.Now + Pace;
        Trim(log);
    }

    /// <summary>Watches first and looks then, so that nothing is written unseen between the two.</summary>
    private void AwaitGrowth(WatchedLog log)
    {
        log.LookAt = events.TryWatch(log.Path, WatchInterest.NextGrowth) ? null : clock.Now + LookEvery;
        if (log.HasGrown())
        {
            log.LookAt = clock.Now + Pace;
            Trim(log);
        }
    }

    private void Trim(WatchedLog log)
    {
        if (_cannotTrim || log.TryTrim(files))
            return;
        _cannotTrim = true;
        recorder.Note("this file system cannot take space back from the middle of a file: logs are kept whole, whatever their size");
        foreach (string path in _logs.Keys)
            events.Unwatch(path);
        _logs.Clear();
    }
}
