using System.Collections.Immutable;
using Daft.Core.Runs;
using Daft.Core.Slots;
using Daft.Engine.Platform;
using Daft.Engine.Slots;

namespace Daft.Engine.Supervising;

/// <summary>
/// The heavy background jobs of this run in the line that all runs of the machine share (<see cref="SlotLine"/>). It is a
/// courtesy: where the line cannot be used, jobs start without it.
/// </summary>
/// <remarks>
/// Nobody hands a slot on; who waits watches the folder. A job that ends has its file deleted. A supervisor that is killed
/// deletes nothing, but it had the file open to write, and that the kernel closes it is an event of the folder too. The lock
/// goes only after that event (<c>__fput</c> in the kernel's <c>fs/file_table.c</c>), so one who was quick looks again for a
/// moment. macOS and Windows tell of deleted files alone; there, and where there is no watch to be had, the look that comes
/// round in any case finds out.
/// </remarks>
internal sealed class SlotQueue : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookOftenEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);
    private const int LooksAfterClosing = 10;

    private readonly RunRecorder _recorder;
    private readonly IEventQueue _events;
    private readonly SupervisorClock _clock;
    private readonly Action<string> _complain;
    private readonly ImmutableHashSet<int> _heavy;
    private readonly int _limit;
    private readonly Dictionary<int, SlotPlace> _places = [];
    private SlotFolder? _folder;
    private bool? _isWatched;
    private TimeSpan _nextLook;
    private bool _isDue;
    private int _looksAgain;

    /// <param name="complain">Hears why the line cannot be used, once.</param>
    public SlotQueue(RunRecorder recorder, IPlatform platform, IEventQueue events, SupervisorClock clock, Action<string> complain)
    {
        _recorder = recorder;
        _events = events;
        _clock = clock;
        _complain = complain;
        _heavy = SlotNeed.In(recorder.Plan);
        _limit = recorder.Plan.Slots?.Limit ?? int.MaxValue;
        _folder = recorder.Plan.Slots is { } slots && !_heavy.IsEmpty ? new SlotFolder(slots.Folder, platform.Files) : null;
    }

    /// <summary>When to look at the line at the latest; null while no job waits.</summary>
    public TimeSpan? NextDeadline => _folder is not null && _places.Keys.Any(IsQueued) ? _nextLook : null;

    /// <summary>Before anything starts, so that whoever waits for the beginning of the run hears of a line that cannot be used.</summary>
    public void Open() => TryUse(folder => folder.Open());

    /// <summary>Before jobs are asked about.</summary>
    public void BeginLook() => _isDue = _nextLook <= _clock.Now;

    /// <summary>Whether a job that could start has its turn on this machine as well; if not, it stands in line from now on.</summary>
    public bool MayStart(int job)
    {
        if (!_heavy.Contains(job))
            return true;
        bool isNew = !_places.ContainsKey(job);
        if (!isNew && !_isDue && _folder is not null)
            return false;
        bool mayStart = false;
        bool isUsed = TryUse(folder =>
        {
            if (isNew)
                _places[job] = folder.Join(_recorder.Plan.RunId, job);
            mayStart = _places[job].IsAmongFirst(_limit) || (StartsWatching(folder) && _places[job].IsAmongFirst(_limit));
        });
        return mayStart || !isUsed;
    }

    /// <summary>After every job that could start has been asked about: whoever else waits has no place in the line.</summary>
    public void EndLook(ImmutableArray<int> ready)
    {
        foreach (int job in _places.Keys.Where(job => IsQueued(job) && !ready.Contains(job)).ToArray())
            Leave(job);
        if (!_isDue)
            return;
        TimeSpan interval = _isWatched == true ? LookEvery : LookOftenEvery;
        _nextLook = _clock.Now + (_looksAgain > 0 ? LookAgainAfter : interval);
        _looksAgain = Math.Max(0, _looksAgain - 1);
    }

    /// <summary>Gives free what jobs that have ended held.</summary>
    public void Release()
    {
        foreach (int job in _places.Keys.Where(job => _recorder.State.Jobs[job].Status.IsFinal()).ToArray())
            Leave(job);
    }

    public void OnChanged(PlatformEvent.Changed change)
    {
        if (_folder?.Path != change.Path)
            return;
        _nextLook = _clock.Now;
        if (change.Change == FolderChange.Closed)
            _looksAgain = LooksAfterClosing;
    }

    public void Dispose()
    {
        foreach (SlotPlace place in _places.Values)
            place.Dispose();
        _places.Clear();
    }

    private bool IsQueued(int job) => _recorder.State.Jobs[job] is { Status: JobStatus.Queued, Announced: false };

    private void Leave(int job)
    {
        _places.Remove(job, out SlotPlace? place);
        place?.Dispose();
    }

    /// <summary>Watches first and looks then, so that nobody leaves the line unseen between the two.</summary>
    /// <returns>Whether there is reason to look again.</returns>
    private bool StartsWatching(SlotFolder folder)
    {
        if (_isWatched is not null)
            return false;
        _isWatched = _events.TryWatch(folder.Path, WatchInterest.Releases);
        _isDue = true;
        return true;
    }

    /// <returns>Whether there is a line; from the first failure on there is none.</returns>
    private bool TryUse(Action<SlotFolder> use)
    {
        if (_folder is not { } folder)
            return false;
        try
        {
            use(folder);
            return true;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            _folder = null;
            _recorder.Record(at => new RunEvent.SlotsMissing(at, e.Message));
            _complain(e.Message);
            return false;
        }
    }
}
