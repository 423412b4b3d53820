using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.MacOS;

/// <summary>Files and folders watched through <c>EVFILT_VNODE</c>, each by a descriptor that is open for it.</summary>
/// <remarks>It tells that a folder's entries changed, not which; and nothing of opens. Whoever asked must look.</remarks>
internal sealed class VnodeWatches(KernelQueue queue) : IDisposable
{
    private readonly Dictionary<int, (string Path, WatchInterest Interest)> _watches = [];

    public bool TryAdd(string path, WatchInterest interest)
    {
        int descriptor = Libc.Open(path, MacNumbers.OpenForEvents | MacNumbers.CloseOnExec);
        if (descriptor < 0)
            return false;
        if (!queue.TryAddFile(descriptor, NotesFor(interest), interest == WatchInterest.NextGrowth))
        {
            _ = Libc.Close(descriptor);
            return false;
        }

        _watches[descriptor] = (path, interest);
        return true;
    }

    /// <summary>Closing a descriptor ends its watch.</summary>
    public void Remove(string path)
    {
        foreach (int descriptor in _watches.Where(watch => watch.Value.Path == path).Select(watch => watch.Key).ToArray())
            Close(descriptor);
    }

    public PlatformEvent? Find(in KernelEvent happened)
    {
        int descriptor = (int)happened.Identifier;
        if (!_watches.TryGetValue(descriptor, out var watch))
            return null;
        if (watch.Interest == WatchInterest.NextGrowth)
            Close(descriptor);
        return new PlatformEvent.Changed(watch.Path, ChangeOf(happened.FilterFlags, watch.Interest), null);
    }

    public void Dispose()
    {
        foreach (int descriptor in _watches.Keys)
            _ = Libc.Close(descriptor);
        _watches.Clear();
    }

    private void Close(int descriptor)
    {
        _watches.Remove(descriptor);
        _ = Libc.Close(descriptor);
    }

    private static uint NotesFor(WatchInterest interest)
    {
        const uint end = MacNumbers.NoteDelete | MacNumbers.NoteRevoke;
        return interest switch
        {
            WatchInterest.Growth or WatchInterest.NextGrowth => end | MacNumbers.NoteWrite | MacNumbers.NoteExtend,
            WatchInterest.Arrivals => MacNumbers.NoteWrite,
            _ => end | MacNumbers.NoteWrite | MacNumbers.NoteRename,
        };
    }

    private static FolderChange ChangeOf(uint notes, WatchInterest interest) => notes switch
    {
        _ when (notes & (MacNumbers.NoteDelete | MacNumbers.NoteRevoke)) != 0 => FolderChange.SelfDeleted,
        _ when (notes & MacNumbers.NoteRename) != 0 => FolderChange.SelfMoved,
        _ => interest is WatchInterest.Growth or WatchInterest.NextGrowth ? FolderChange.Modified : FolderChange.Unknown,
    };
}
