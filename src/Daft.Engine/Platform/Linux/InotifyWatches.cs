using System.Text;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>inotify(7): the one watcher that tells of opens and of the watched folder's own end.</summary>
internal sealed unsafe class InotifyWatches : IDisposable
{
    private const int NonBlockingCloseOnExec = 0x80800;
    private const int HeaderSize = 16;

    private readonly Dictionary<int, Watch> _watches = [];

    /// <summary>-1 where the user's instances are used up (128 is a common limit) or the kernel has none.</summary>
    public int Descriptor { get; } = LinuxLibc.InotifyInit(NonBlockingCloseOnExec);

    public bool TryAdd(string path, WatchInterest interest)
    {
        if (Descriptor < 0)
            return false;
        int watch = LinuxLibc.InotifyAddWatch(Descriptor, path, InotifyMask.For(interest));
        if (watch < 0)
            return false;
        _watches[watch] = new Watch(path, interest);
        return true;
    }

    /// <summary>Everything that is waiting to be read, without blocking.</summary>
    public List<PlatformEvent> Take()
    {
        var events = new List<PlatformEvent>();
        byte* buffer = stackalloc byte[8192];
        nint count;
        while ((count = Libc.Read(Descriptor, buffer, 8192)) > 0)
            Parse(new ReadOnlySpan<byte>(buffer, (int)count), events);
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
            int watch = BitConverter.ToInt32(records);
            uint mask = BitConverter.ToUInt32(records[4..]);
            int nameLength = BitConverter.ToInt32(records[12..]);
            Add(watch, mask, NameIn(records.Slice(HeaderSize, nameLength)), events);
            records = records[(HeaderSize + nameLength)..];
        }
    }

    private void Add(int watch, uint mask, string? entry, List<PlatformEvent> events)
    {
        if ((mask & InotifyMask.QueueOverflow) != 0)
            events.AddRange(_watches.Values.Select(lost => new PlatformEvent.Changed(lost.Path, FolderChange.Unknown, null)));
        else if (_watches.TryGetValue(watch, out Watch? watched) && InotifyMask.FindChange(mask) is { } change && IsWanted(watched, change, entry))
            events.Add(new PlatformEvent.Changed(watched.Path, change, entry));
    }

    /// <summary>Builds open files in the root all the time; only the opening of <c>.git</c> says anything.</summary>
    private static bool IsWanted(Watch watched, FolderChange change, string? entry) =>
        watched.Interest != WatchInterest.WorktreeRoot || change != FolderChange.Opened || entry == ".git";

    private static string? NameIn(ReadOnlySpan<byte> padded)
    {
        int end = padded.IndexOf((byte)0);
        var name = end < 0 ? padded : padded[..end];
        return name.IsEmpty ? null : Encoding.UTF8.GetString(name);
    }

    private sealed record Watch(string Path, WatchInterest Interest);
}
