using System.Text;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>inotify(7): the one watcher that tells of opens and of the watched folder's own end.</summary>
internal sealed unsafe class InotifyWatches : IDisposable
{
    private const int NonBlockingCloseOnExec = 0x80800;
    private const int HeaderSize = 16;
    private const int BufferSize = 8192;

    /// <summary>A folder written to without pause must not keep us from everything else.</summary>
    private const int ReadsAtOnce = 32;

    private readonly Dictionary<int, HashSet<Watch>> _watches = [];

    /// <summary>-1 where the user's instances are used up (128 is a common limit) or the kernel has none.</summary>
    public int Descriptor { get; } = LinuxLibc.InotifyInit(NonBlockingCloseOnExec);

    public bool TryAdd(string path, WatchInterest interest)
    {
        if (Descriptor < 0)
            return false;
        int number = LinuxLibc.InotifyAddWatch(Descriptor, path, InotifyMask.For(interest) | InotifyMask.AddToExisting);
        if (number < 0)
            return false;
        if (!_watches.TryGetValue(number, out HashSet<Watch>? watches))
            _watches[number] = watches = [];
        watches.Add(new Watch(path, interest));
        return true;
    }

    public void Remove(string path)
    {
        foreach ((int number, HashSet<Watch> watches) in _watches.Where(known => known.Value.Any(watch => watch.Path == path)).ToArray())
        {
            watches.RemoveWhere(watch => watch.Path == path);
            if (watches.Count > 0)
                continue;
            _watches.Remove(number);
            _ = LinuxLibc.InotifyRemoveWatch(Descriptor, number);
        }
    }

    /// <summary>What is waiting to be read, without blocking.</summary>
    public List<PlatformEvent> Take()
    {
        var events = new List<PlatformEvent>();
        byte* buffer = stackalloc byte[BufferSize];
        for (int reads = 0; reads < ReadsAtOnce; reads++)
        {
            nint count = Libc.Read(Descriptor, buffer, BufferSize);
            if (count <= 0)
                break;
            Parse(new ReadOnlySpan<byte>(buffer, (int)count), events);
        }

        return events;
    }

    public void Dispose()
    {
        if (Descriptor >= 0)
            _ = Libc.Close(Descriptor);
    }

    private void Parse(ReadOnlySpan<byte> records, List<PlatformEvent> events)
    {
        while (records.Length >= HeaderSize)
        {
            int number = BitConverter.ToInt32(records);
            uint mask = BitConverter.ToUInt32(records[4..]);
            int nameLength = BitConverter.ToInt32(records[12..]);
            Add(number, mask, NameIn(records.Slice(HeaderSize, nameLength)), events);
            records = records[(HeaderSize + nameLength)..];
        }
    }

    private void Add(int number, uint mask, string? entry, List<PlatformEvent> events)
    {
        if ((mask & InotifyMask.QueueOverflow) != 0)
            events.AddRange(_watches.Values.SelectMany(lost => lost).Select(lost => new PlatformEvent.Changed(lost.Path, FolderChange.Unknown, null)));
        else if ((mask & InotifyMask.Ignored) != 0)
            OnIgnored(number, events);
        else if (_watches.TryGetValue(number, out HashSet<Watch>? watches))
            Tell(number, watches, mask, entry, events);
    }

    private void Tell(int number, HashSet<Watch> watches, uint mask, string? entry, List<PlatformEvent> events)
    {
        events.AddRange(watches.Select(watch => FindEvent(watch, mask, entry)).OfType<PlatformEvent>());
        if (watches.RemoveWhere(watch => watch.Interest == WatchInterest.NextGrowth) > 0 && watches.Count == 0)
            _watches.Remove(number);
    }

    /// <summary>
    /// A watch for one event is taken away by the kernel a moment after the event can be read. One that was added in between
    /// went with it, untold: it is told now, so that whoever waits for it looks, and watches again.
    /// </summary>
    private void OnIgnored(int number, List<PlatformEvent> events)
    {
        if (_watches.Remove(number, out HashSet<Watch>? watches))
            events.AddRange(watches.Where(watch => watch.Interest == WatchInterest.NextGrowth).Select(watch => new PlatformEvent.Changed(watch.Path, FolderChange.Unknown, null)));
    }

    private static PlatformEvent.Changed? FindEvent(Watch watch, uint mask, string? entry) =>
        InotifyMask.FindChange(mask, watch.Interest) is { } change && IsWanted(watch, change, entry)
            ? new PlatformEvent.Changed(watch.Path, change, entry)
            : null;

    /// <summary>Builds open files in the root all the time; only the opening of <c>.git</c>, and of the root itself, says anything.</summary>
    private static bool IsWanted(Watch watch, FolderChange change, string? entry) =>
        watch.Interest != WatchInterest.WorktreeRoot || change != FolderChange.Opened || entry is ".git" or null;

    private static string? NameIn(ReadOnlySpan<byte> padded)
    {
        int end = padded.IndexOf((byte)0);
        var name = end < 0 ? padded : padded[..end];
        return name.IsEmpty ? null : Encoding.UTF8.GetString(name);
    }

    private sealed record Watch(string Path, WatchInterest Interest);
}
