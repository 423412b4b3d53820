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
        if (!queue.TryAddFile(descriptor, NotesFor(interest)))
        {
            _ = Libc.Close(descriptor);
            return false;
        }

        _watches[descriptor] = (path, interest);
        return true;
    }

    public PlatformEvent? Find(in KernelEvent happened) => _watches.TryGetValue((int)happened.Identifier, out var watch)
        ? new PlatformEvent.Changed(watch.Path, ChangeOf(happened.FilterFlags, watch.Interest), null)
        : null;

    public void Dispose()
    {
        foreach (int descriptor in _watches.Keys)
            _ = Libc.Close(descriptor);
        _watches.Clear();
    }

    private static uint NotesFor(WatchInterest interest)
    {
        const uint end = MacNumbers.NoteDelete | MacNumbers.NoteRevoke;
        return interest switch
        {
            WatchInterest.Growth => end | MacNumbers.NoteWrite | MacNumbers.NoteExtend,
            WatchInterest.Arrivals => MacNumbers.NoteWrite,
            _ => end | MacNumbers.NoteWrite | MacNumbers.NoteRename,
        };
    }

    private static FolderChange ChangeOf(uint notes, WatchInterest interest) => notes switch
    {
        _ when (notes & (MacNumbers.NoteDelete | MacNumbers.NoteRevoke)) != 0 => FolderChange.SelfDeleted,
        _ when (notes & MacNumbers.NoteRename) != 0 => FolderChange.SelfMoved,
        _ => interest == WatchInterest.Growth ? FolderChange.Modified : FolderChange.Unknown,
    };
}
