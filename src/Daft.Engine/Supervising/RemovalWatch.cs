using Daft.Core.Planning;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>Notices that the worktree is being removed, in time for git's own delete to succeed.</summary>
/// <remarks>
/// git has no hook for the removal of a worktree, and a job that keeps writing makes git's delete fail with "Directory not
/// empty". So the first sign of a removal freezes the jobs (SIGSTOP: harmless and reversible) and only then this class
/// looks closer. The signs, in the order in which <c>git worktree remove</c> gives them: it opens <c>.git</c>; its
/// <c>git status</c> makes an <c>index.lock</c> in the administrative folder; entries of the root disappear. <c>rm -rf</c>
/// opens the root itself first. Each
/// freezes at once: the scan of all processes for a remover takes a millisecond that git, on a busy machine, does not
/// leave. The signs are common (any <c>git status</c> gives the first two), so false alarms have a budget
/// (<see cref="AlarmBudget"/>), beyond which only a remover that was found freezes; listings of the root, the commonest, have one
/// of their own.
/// <para>
/// Frozen, it asks what stands (<see cref="WorktreeVerdict"/>). Still standing and nobody removing: thaw, within
/// milliseconds. Still standing while a remover runs: stay frozen until it ends, at most two seconds after the last sign
/// where it may mean another worktree, a minute where it means this one: a full <c>node_modules</c> takes git many seconds
/// and is one entry of the root. Gone: the jobs are stopped, after the remover has finished its
/// delete or that time is over, because a job that handles SIGTERM would write again.
/// </para>
/// <para>
/// A rename of a parent folder gives no sign at all; and where the system has no watch to give, nothing does: so it also
/// looks every few seconds, or four times a second.
/// </para>
/// </remarks>
internal sealed class RemovalWatch
{
    private static readonly TimeSpan MoveLimit = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookOftenEvery = TimeSpan.FromMilliseconds(250);

    private readonly RunPlan _plan;
    private readonly IEventQueue _events;
    private readonly SupervisorClock _clock;
    private readonly JobFreezer _freezer;
    private readonly RemoverSightings _removers;
    private readonly WorktreeLook _look;
    private readonly AlarmBudget _alarms = new();
    private readonly AlarmBudget _openings = new();
    private RemovalSign _sign;
    private TimeSpan _nextLook;
    private TimeSpan? _missingSince;
    private bool _rootDeleted;
    private bool _watched;

    public RemovalWatch(RunPlan plan, IPlatform platform, IEventQueue events, SupervisorClock clock, Action<ProcessSignal> signalJobs)
    {
        _plan = plan;
        _events = events;
        _clock = clock;
        _freezer = new JobFreezer(clock, signalJobs);
        _removers = new RemoverSightings(platform, events, plan.Worktree.Root);
        _look = new WorktreeLook(plan, platform);
        CurrentPath = plan.Worktree.Path;
    }

    /// <summary>Where the worktree is; <c>git worktree move</c> changes it.</summary>
    public string CurrentPath { get; private set; }

    public bool IsRemoved { get; private set; }

    /// <summary>The folder itself was renamed. That it was deleted is not always told: a shell that stands in it puts that off.</summary>
    public bool WasMovedAway { get; private set; }

    /// <summary>The removal is certain and nobody's delete would be disturbed by a job that handles SIGTERM.</summary>
    public bool JobsMayBeStopped => IsRemoved && (!_removers.AnyAlive || !_freezer.IsFrozen);

    public bool RemoverIsAlive => _removers.AnyAlive;

    /// <summary>Whoever removes this worktree is still at work.</summary>
    public bool RemoverOfThisWorktreeIsAlive => _removers.AnyOfThisWorktreeAlive;

    /// <summary>False while it is not known whether the worktree goes.</summary>
    public bool JobsMayStart => !IsRemoved && !_freezer.IsFrozen && _missingSince is null;

    public TimeSpan? NextDeadline
    {
        get
        {
            TimeSpan?[] deadlines = [_freezer.ThawAt, IsRemoved ? null : _nextLook];
            return deadlines.Min();
        }
    }

    public void Start()
    {
        _watched = _events.TryWatch(CurrentPath, WatchInterest.WorktreeRoot);
        if (!_plan.Worktree.IsMain)
            _watched &= _events.TryWatch(_look.AdministrativeFolder, WatchInterest.AdministrativeFolder);
        Look();
    }

    public void OnChanged(PlatformEvent.Changed change)
    {
        bool isRoot = change.Path == _plan.Worktree.Path;
        if (!isRoot && change.Path != _look.AdministrativeFolder)
            return;
        WasMovedAway |= isRoot && change.Change == FolderChange.SelfMoved;
        _rootDeleted |= isRoot && change.Change == FolderChange.SelfDeleted;
        _sign = RemovalSigns.Worse(_sign, RemovalSigns.Of(change, isRoot));
    }

    public void OnEnded(ProcessIdentity process)
    {
        if (!_removers.OnEnded(process))
            return;

        // What it was not seen to do while it lived it was not seen to do: whatever goes from now on, or has gone since
        // the last look, did not provably go by its hand.
        if (_removers.ExactHasEnded && !_removers.ExactTookTheAdministrativeFolder)
            _removers.Clear();
        if (!IsRemoved)
            Look();
    }

    /// <summary>Acts on all signs since the last time at once: a build may give thousands in a second.</summary>
    public void Tick()
    {
        RemovalSign sign = _sign;
        _sign = RemovalSign.None;
        if (sign == RemovalSign.EntryGone && _freezer.IsFrozen)
            _removers.NoteDeletion();
        if (BudgetFor(sign) is not { } budget || budget.IsSpent(_clock.Now))
            _freezer.Tick();
        if (!IsRemoved)
            ActOn(sign);
        else if (sign != RemovalSign.None && TryGather() is { } evidence)
            _removers.NoteWhatStands(evidence);
        if (!IsRemoved && _nextLook <= _clock.Now)
            Look();
    }

    /// <summary>
    /// After a job was refused: whether the worktree may be the reason, because it is going, or has gone elsewhere unseen. Then the job
    /// is to be tried again as soon as jobs may start, if they ever may.
    /// </summary>
    public bool MayHaveRefused()
    {
        string place = CurrentPath;
        if (_removers.Look(place, AdministrativeFolderStands()))
            Freeze();
        Look();
        return !JobsMayStart || CurrentPath != place;
    }

    /// <summary>What finished jobs left behind outlives the run, and must not do so frozen.</summary>
    public void ThawAtTheEnd() => _freezer.Thaw();

    /// <summary>The evidence for finishing git's delete, as it stands now.</summary>
    public FinishGuard Guard(bool jobsHaveEnded) => new()
    {
        SawRemoverOfThisWorktree = _removers.Exact is not null,
        SawItDelete = _removers.ExactDeleted,
        AdministrativeFolderWentUnderIt = _removers.ExactTookTheAdministrativeFolder,
        RemoverHasEnded = _removers.ExactHasEnded && !_removers.AnyAlive,
        RepositoryStands = _look.RepositoryStands,
        FolderIsTheRecordedOne = _look.IsRecordedFolder(CurrentPath),
        JobsHaveEnded = jobsHaveEnded,
    };

    public bool FolderIsTheRecordedOne => _look.IsRecordedFolder(CurrentPath);

    public bool SomethingIsAtThePath => _look.Exists(CurrentPath);

    private void ActOn(RemovalSign sign)
    {
        switch (sign)
        {
            case RemovalSign.RootOpened when _openings.IsSpent(_clock.Now):
                break;
            case RemovalSign.EntryGone or RemovalSign.MaybeRemover or RemovalSign.RootOpened:
                FreezeAndLook(BudgetFor(sign)!);
                break;
            case RemovalSign.Something:
                Look();
                break;
        }
    }

    private void FreezeAndLook(AlarmBudget budget)
    {
        if (!budget.IsSpent(_clock.Now))
            Freeze();
        if (_removers.Look(CurrentPath, AdministrativeFolderStands()))
            Freeze();
        Look();
        if (!_removers.AnyAlive && !IsRemoved)
            budget.Spend(_clock.Now);
    }

    /// <summary>Null for what is no alarm.</summary>
    private AlarmBudget? BudgetFor(RemovalSign sign) => sign switch
    {
        RemovalSign.EntryGone or RemovalSign.MaybeRemover => _alarms,
        RemovalSign.RootOpened => _openings,
        _ => null,
    };

    private bool AdministrativeFolderStands() =>
        TryGather() is { AdministrativeFolderStands: true };

    private void Look()
    {
        _nextLook = _clock.Now + (_watched ? LookEvery : LookOftenEvery);
        if (TryGather() is { } evidence)
            Conclude(evidence);
        // Once that is over without a verdict it cannot be looked at, and is tried again as often.
        if (_missingSince + MoveLimit is { } end)
            _nextLook = end > _clock.Now ? end : _clock.Now + MoveLimit;
    }

    private void Conclude(WorktreeEvidence evidence)
    {
        _removers.NoteWhatStands(evidence);
        switch (WorktreeVerdict.Of(evidence))
        {
            case WorktreeVerdict.Removed:
            case WorktreeVerdict.Missing when _rootDeleted || _missingSince + MoveLimit <= _clock.Now:
                OnRemoved();
                break;
            case WorktreeVerdict.Missing:
                _missingSince ??= _clock.Now;
                break;
            case WorktreeVerdict.Moved moved:
                CurrentPath = moved.Path;
                WasMovedAway = false;
                OnStanding();
                break;
            default:
                OnStanding();
                break;
        }
    }

    private void OnStanding()
    {
        _missingSince = null;
        if (!_removers.AnyAlive)
            _freezer.ThawSoon();
    }

    private void OnRemoved()
    {
        IsRemoved = true;
        _missingSince = null;
        if (_removers.AnyAlive)
            Freeze();
    }

    private void Freeze() => _freezer.Freeze(_removers.AnyOfThisWorktreeAlive);

    private WorktreeEvidence? TryGather()
    {
        try
        {
            return _look.At(CurrentPath);
        }
        catch (IOException)
        {
            // It cannot be told whether the worktree stands; nothing is stopped on a guess.
            return null;
        }
    }
}
