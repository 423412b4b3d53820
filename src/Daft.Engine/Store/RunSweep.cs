using System.Diagnostics;
using Daft.Core.Planning;
using Daft.Core.Retention;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Platform;

namespace Daft.Engine.Store;

/// <summary>Deletes the runs of one repository that have lain long enough, and lists those that could be.</summary>
public sealed class RunSweep
{
    /// <summary>A supervisor whose run is finished sweeps, and is gone in a moment.</summary>
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromSeconds(2);

    private readonly IPlatform _platform;
    private readonly RunStore _store;
    private readonly RunDisposal _disposal;
    private readonly StoredRunReader _reader;

    public RunSweep(IPlatform platform, string commonDirectory)
    {
        _platform = platform;
        _store = new RunStore(commonDirectory, platform.Files);
        _disposal = new RunDisposal(_store, platform);
        _reader = new StoredRunReader(platform, FindStanding(commonDirectory));
    }

    /// <summary>Every run, oldest first.</summary>
    public IReadOnlyList<StoredRun> Look(DateTimeOffset now) => [.. _store.List().Select(folder => _reader.Read(folder, now))];

    /// <summary>Waits for the supervisors of finished runs, so that <c>daft wait</c> and then <c>daft prune</c> leaves nothing.</summary>
    public void AwaitLeaving()
    {
        var reader = new RunReader(_platform.Files);
        HashSet<ProcessIdentity> leaving =
        [
            .. _store.List().Select(reader.TryRead).OfType<RunSnapshot>()
                .Where(run => run is { IsSupervised: true, State.IsFinished: true })
                .Select(run => run.State.Supervisor).OfType<ProcessIdentity>(),
        ];
        if (leaving.Count == 0)
            return;
        using IEventQueue events = _platform.CreateEventQueue();
        long start = Stopwatch.GetTimestamp();
        foreach (ProcessIdentity supervisor in leaving)
            events.WatchEnd(supervisor);
        while (leaving.Count > 0 && Stopwatch.GetElapsedTime(start) < LeavingLimit)
            leaving.ExceptWith(events.Wait(LeavingLimit - Stopwatch.GetElapsedTime(start)).OfType<PlatformEvent.ProcessEnded>().Select(end => end.Process));
    }

    /// <summary>By the limits of the configuration, as the run that has just ended knows them.</summary>
    public void ByRetention(RunPlan latest, DateTimeOffset now)
    {
        _disposal.DeleteRemains(now);
        Sweep sweep = Sweep.Decide(Look(now), RetentionRules.Of(latest), now);
        foreach (string run in sweep.Runs)
            _disposal.TryDelete(FolderOf(run));
        foreach (ExpiredLog log in sweep.Logs)
            _disposal.DeleteLog(FolderOf(log.RunId), log);
    }

    /// <returns>False where it runs again, is gone already, or cannot be deleted.</returns>
    public bool TryDelete(StoredRun run) => _disposal.TryDelete(FolderOf(run.RunId));

    public void DeleteRemains(DateTimeOffset now) => _disposal.DeleteRemains(now);

    public bool StillHas(StoredRun run) => Directory.Exists(FolderOf(run.RunId).Path);

    private RunFolder FolderOf(string runId) => new(Path.Combine(_store.RunsPath, runId));

    /// <summary>Where it cannot be told, every worktree stands: nothing is deleted for want of knowledge.</summary>
    private static Func<WorktreeIdentity, bool> FindStanding(string commonDirectory)
    {
        try
        {
            return StandingWorktrees.Of(commonDirectory).Include;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return _ => true;
        }
    }
}
