using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>
/// The earlier runs of the same hook in the same worktree that are still at work (<see cref="Succession"/>). They are asked to
/// end, and this run's jobs start when they have: two installs in one folder would tear at each other.
/// </summary>
/// <remarks>
/// Every run is in the store before its supervisor looks here. So of two that start at once at least one sees the other, and
/// whichever does knows from the two plans who has to go. Runs that have ended are told by the end of their journals and cost
/// one look at a file each; in a new repository there is none but this.
/// </remarks>
/// <param name="recover">Puts somebody in the place of a supervisor that is gone.</param>
internal sealed class Predecessors(
    RunFolder own, RunRecorder recorder, IPlatform platform, IEventQueue events, SupervisorClock clock, Action<RunFolder> recover)
{
    /// <summary>A supervisor that hangs must not hold up this run for ever: the stop ladder's grace, and some.</summary>
    private static readonly TimeSpan Patience = StopLadder.Grace + TimeSpan.FromSeconds(5);

    /// <summary>How often to look where the system cannot tell.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly RunReader _reader = new(platform.Files, new Survivors(platform));
    private readonly List<Predecessor> _awaited = [];
    private TimeSpan _giveUpAt;
    private bool _mustLook;

    /// <summary>False while jobs of an earlier run are being stopped.</summary>
    public bool JobsMayStart => _awaited.Count == 0;

    public TimeSpan? NextDeadline => _awaited.Count == 0 ? null : _mustLook ? clock.Now + LookEvery : _giveUpAt;

    /// <returns>Jobs of this run that have no place beside a run that is newer still.</returns>
    public ImmutableArray<int> Begin()
    {
        _giveUpAt = clock.Now + Patience;
        var superseded = new HashSet<int>();
        foreach (RunFolder folder in RunStore.List(Path.GetDirectoryName(own.Path)!))
        {
            if (folder.RunId == own.RunId || FindRival(folder) is not { } rival)
                continue;
            if (Succession.IsNewer(rival.State.Plan, recorder.Plan))
                superseded.UnionWith(Succession.Superseded(recorder.Plan, rival.State.Plan));
            else
                Supersede(rival);
        }

        return [.. superseded];
    }

    /// <summary>Who has ended since.</summary>
    public void Look()
    {
        if (_awaited.Count == 0)
            return;
        _awaited.RemoveAll(run => run.HasEnded(_reader));
        if (_awaited.Count == 0 || clock.Now < _giveUpAt)
            return;
        foreach (Predecessor run in _awaited)
            recorder.Note($"run {run.Folder.RunId} has not ended in time; this one begins beside it");
        _awaited.Clear();
    }

    /// <returns>Null for a run that is over, or of other work.</returns>
    private RunSnapshot? FindRival(RunFolder folder)
    {
        bool isSupervised = platform.Files.IsLocked(folder.LockPath);
        if (!isSupervised && Journal.HasEnded(folder))
            return null;
        if (RunReader.TryReadPlan(folder, recorder.Plan.Worktree.Nonce) is not { } plan || !Succession.Concerns(plan, recorder.Plan))
            return null;
        RunSnapshot run = _reader.Read(folder, plan);
        return run.State.Jobs.Any(IsAtWork) ? run : null;
    }

    private void Supersede(RunSnapshot rival)
    {
        ImmutableArray<int> jobs = [.. Succession.Superseded(rival.State.Plan, recorder.Plan).Where(job => IsAtWork(rival.State.Jobs[job]))];
        if (jobs.IsEmpty)
            return;
        try
        {
            Ask(rival, jobs);
            recorder.Note($"takes the place of run {rival.Folder.RunId}");
            _awaited.Add(new Predecessor(new JournalTail(rival.Folder, rival.State.Plan), jobs));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DaftException)
        {
            recorder.Note($"cannot ask run {rival.Folder.RunId} to end: {e.Message}");
        }
    }

    private void Ask(RunSnapshot rival, ImmutableArray<int> jobs)
    {
        // Watched before it is asked, so that no answer is missed.
        _mustLook |= !events.TryWatch(rival.Folder.JournalPath, WatchInterest.Growth);
        if (rival.State.Supervisor is { } supervisor && rival.IsSupervised)
            events.WatchEnd(supervisor);
        if (!recorder.Plan.IsPartial)
            ControlRequest.Drop(rival.Folder, new ControlRequest.SupersedeAll());
        else
            foreach (int job in jobs)
                ControlRequest.Drop(rival.Folder, new ControlRequest.SupersedeJob(job));
        if (!rival.IsSupervised)
            recover(rival.Folder);
    }

    private static bool IsAtWork(JobState job) => !job.Status.IsFinal() || job.LivesOn;

    private sealed record Predecessor(JournalTail Journal, ImmutableArray<int> Jobs)
    {
        public RunFolder Folder => Journal.Folder;

        public bool HasEnded(RunReader reader)
        {
            RunState now = reader.Read(Journal).State;
            return !Jobs.Any(job => IsAtWork(now.Jobs[job]));
        }
    }
}
