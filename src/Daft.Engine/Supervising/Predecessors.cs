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
/// <param name="tend">Does for a run of any worktree whose supervisor is gone what is owed to it, whoever comes by.</param>
internal sealed class Predecessors(
    RunFolder own, RunRecorder recorder, IPlatform platform, IEventQueue events, SupervisorClock clock, Action<RunFolder> recover, Action<RunFolder> tend)
{
    /// <summary>A supervisor that hangs must not hold up this run for ever: the stop ladder's grace, and some.</summary>
    private static readonly TimeSpan Patience = StopLadder.Grace + TimeSpan.FromSeconds(5);

    /// <summary>How often to look where the system cannot tell.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly RunReader _reader = new(platform.Files, new Survivors(platform));
    private readonly List<Predecessor> _awaited = [];
    private TimeSpan _giveUpAt;
    private bool _cannotWatch;
    private bool _isUntold;

    /// <summary>False while jobs of an earlier run are being stopped.</summary>
    public bool JobsMayStart => _awaited.Count == 0;

    public TimeSpan? NextDeadline => _awaited.Count == 0 ? null : _cannotWatch || _isUntold ? clock.Now + LookEvery : _giveUpAt;

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
        _isUntold = false;
        _awaited.RemoveAll(HasEnded);
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
        if (!isSupervised)
            tend(folder);
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
            var run = new Predecessor(new JournalTail(rival.Folder, rival.State.Plan), jobs) { RecoverAt = clock.Now + LookEvery };
            // Watched before it is asked, so that no answer is missed.
            _cannotWatch |= !events.TryWatch(rival.Folder.JournalPath, WatchInterest.Growth);
            WatchSupervisor(run, rival);
            Ask(run);
            if (!rival.IsSupervised)
                recover(rival.Folder);
            recorder.Note($"takes the place of run {rival.Folder.RunId}");
            _awaited.Add(run);
        }
        catch (Exception e) when (FileTrouble.Is(e) || e is DaftException)
        {
            recorder.Note($"cannot ask run {rival.Folder.RunId} to end: {e.Message}");
        }
    }

    private void Ask(Predecessor run)
    {
        if (!recorder.Plan.IsPartial)
            ControlRequest.Drop(run.Folder, new ControlRequest.SupersedeAll());
        else
            foreach (int job in run.Jobs)
                ControlRequest.Drop(run.Folder, new ControlRequest.SupersedeJob(job));
    }

    private bool HasEnded(Predecessor run)
    {
        RunSnapshot now = _reader.Read(run.Journal);
        if (!run.Jobs.Any(job => IsAtWork(now.State.Jobs[job])))
            return true;
        if (!WatchSupervisor(run, now))
            _isUntold = true;
        if (!now.IsSupervised && run.RecoverAt <= clock.Now)
            Recover(run);
        return false;
    }

    /// <returns>
    /// False where none is alive: somebody holds the run who is about to say his name, or a reader who looks after a lost one;
    /// of his going the system does not tell.
    /// </returns>
    private bool WatchSupervisor(Predecessor run, RunSnapshot now)
    {
        if (!now.IsSupervised || now.State.Supervisor is not { } supervisor || !platform.Processes.IsRunning(supervisor))
            return false;
        if (run.Supervisor != supervisor)
            events.WatchEnd(supervisor);
        run.Supervisor = supervisor;
        return true;
    }

    /// <summary>Its supervisor has died since it was asked, or the successor was gone before it could be; the request went with them.</summary>
    private void Recover(Predecessor run)
    {
        run.RecoverAt = clock.Now + LookEvery;
        if (!run.IsAskedAgain)
            _giveUpAt = clock.Now + Patience;
        run.IsAskedAgain = true;
        try
        {
            Ask(run);
            recover(run.Folder);
        }
        catch (Exception e) when (FileTrouble.Is(e) || e is DaftException)
        {
            // Tried again until it is given up, and then that is told.
        }
    }

    private static bool IsAtWork(JobState job) => !job.Status.IsFinal() || job.LivesOn;

    private sealed class Predecessor(JournalTail journal, ImmutableArray<int> jobs)
    {
        public JournalTail Journal => journal;

        public RunFolder Folder => journal.Folder;

        public ImmutableArray<int> Jobs => jobs;

        /// <summary>Whose end is watched.</summary>
        public ProcessIdentity? Supervisor { get; set; }

        /// <summary>Not before: whoever is put in a supervisor's place holds the run from then on.</summary>
        public required TimeSpan RecoverAt { get; set; }

        /// <summary>The grace has begun anew, once.</summary>
        public bool IsAskedAgain { get; set; }
    }
}
