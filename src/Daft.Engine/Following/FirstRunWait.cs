using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Following;

/// <summary>
/// Waits for the first run of a worktree that git has only just begun to make: whoever waits for its jobs may be faster than
/// git and its hook. Where the worktree is older than that, nothing is waited for.
/// </summary>
public sealed class FirstRunWait(IPlatform platform, WorktreeLayout layout, TimeProvider time)
{
    /// <summary>How often to look where the system cannot tell.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private HashSet<string> _watched = [];

    /// <param name="hasRun">Whether there is one by now.</param>
    /// <param name="limit">Of the caller; null: as long as there is hope.</param>
    /// <returns>
    /// <see cref="WatchOutcome.Changed"/> where there is a run, or none will come any more; otherwise what ended the waiting.
    /// </returns>
    public WatchOutcome Wait(Func<bool> hasRun, TimeSpan? limit)
    {
        if (hasRun() || Patience() == TimeSpan.Zero)
            return WatchOutcome.Changed;
        using IEventQueue events = platform.CreateEventQueue();
        events.CatchSignals();
        long start = time.GetTimestamp();
        while (true)
        {
            // Watched first and looked at then, so that nothing comes unseen between the two.
            bool isTold = Watch(events);
            TimeSpan patience = Patience();
            TimeSpan? left = limit - time.GetElapsedTime(start);
            if (hasRun() || patience == TimeSpan.Zero)
                return WatchOutcome.Changed;
            if (left <= TimeSpan.Zero)
                return WatchOutcome.TimedOut;
            if (events.Wait(Shortest(left, patience, isTold ? null : LookEvery)).OfType<PlatformEvent.Signalled>().FirstOrDefault() is { } signalled)
            {
                Signal = signalled.Signal;
                return WatchOutcome.Interrupted;
            }
        }
    }

    /// <summary>What made <see cref="Wait"/> say <see cref="WatchOutcome.Interrupted"/>.</summary>
    public TerminationSignal? Signal { get; private set; }

    /// <summary>A run is a folder that appears among the runs; the first in a repository makes the folders above it too.</summary>
    /// <returns>Whether the system tells.</returns>
    private bool Watch(IEventQueue events)
    {
        var store = new RunStore(layout.CommonDirectory, platform.Files);
        string nearest = new[] { store.RunsPath, store.DaftPath }.FirstOrDefault(Directory.Exists) ?? layout.CommonDirectory;
        bool seesArrivals = _watched.Contains(nearest) || events.TryWatch(nearest, WatchInterest.Arrivals);
        bool seesHook = _watched.Contains(layout.GitDirectory) || events.TryWatch(layout.GitDirectory, WatchInterest.AdministrativeFolder);
        _watched = [.. _watched, .. seesArrivals ? new[] { nearest } : [], .. seesHook ? new[] { layout.GitDirectory } : []];
        return seesArrivals && seesHook;
    }

    private static TimeSpan? Shortest(params TimeSpan?[] spans) => spans.Min();

    private TimeSpan Patience() => !layout.IsLinked || FindTime("commondir") is not { } created
        ? TimeSpan.Zero
        : new WorktreeYouth
        {
            CreatedAt = created,
            FilledAt = FindTime("index"),
            IndexLockedAt = FindTime("index.lock"),
            HandledAt = FindTime(WorktreeMarker.FileName),
        }.PatienceAt(time.GetUtcNow());

    private DateTimeOffset? FindTime(string name)
    {
        var file = new FileInfo(Path.Combine(layout.GitDirectory, name));
        return file.Exists ? file.LastWriteTimeUtc : null;
    }
}
