using System.Runtime.Versioning;

namespace Daft.Engine.Platform.Windows;

/// <summary>Folders, watched by the base library, which wraps ReadDirectoryChangesW.</summary>
/// <param name="tell">Called from other threads.</param>
[SupportedOSPlatform("windows")]
internal sealed class FolderWatches(Action<PlatformEvent> tell) : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <remarks>Not for one file's growth: the system tells of it when the cache is written, seconds later or never.</remarks>
    public bool TryAdd(string path, WatchInterest interest)
    {
        if (interest is WatchInterest.Growth or WatchInterest.NextGrowth || !Directory.Exists(path))
            return false;
        var watcher = Prepare(path, interest);
        try
        {
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            watcher.Dispose();
            return false;
        }

        _watchers.Add(watcher);
        return true;
    }

    public void Remove(string path)
    {
        foreach (var watcher in _watchers.Where(watcher => watcher.Path == path).ToArray())
        {
            _watchers.Remove(watcher);
            watcher.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _watchers.Clear();
    }

    private FileSystemWatcher Prepare(string path, WatchInterest interest)
    {
        const NotifyFilters names = NotifyFilters.FileName | NotifyFilters.DirectoryName;
        bool contentsToo = interest == WatchInterest.AdministrativeFolder;
        var watcher = new FileSystemWatcher(path) { NotifyFilter = contentsToo ? names | NotifyFilters.LastWrite : names };
        if (interest is not (WatchInterest.WorktreeRoot or WatchInterest.Releases))
            watcher.Created += (_, e) => Tell(path, FolderChange.Appeared, e.Name);
        if (contentsToo)
            watcher.Changed += (_, e) => Tell(path, FolderChange.Modified, e.Name);
        if (interest != WatchInterest.Arrivals)
            watcher.Deleted += (_, e) => Tell(path, FolderChange.Deleted, e.Name);
        watcher.Renamed += (_, e) => OnRenamed(path, interest, e);
        watcher.Error += (_, _) => OnError(path, watcher);
        return watcher;
    }

    private void OnRenamed(string path, WatchInterest interest, RenamedEventArgs e)
    {
        if (interest == WatchInterest.WorktreeRoot)
            Tell(path, FolderChange.MovedOut, e.OldName);
        else
            Tell(path, FolderChange.Appeared, e.Name);
    }

    /// <summary>Events were lost, or the folder is gone; then its handle must go too, or the folder stays half deleted.</summary>
    private void OnError(string path, FileSystemWatcher watcher)
    {
        bool stands = Directory.Exists(path);
        if (!stands)
            watcher.Dispose();
        Tell(path, stands ? FolderChange.Unknown : FolderChange.SelfDeleted, null);
    }

    private void Tell(string path, FolderChange change, string? entry) => tell(new PlatformEvent.Changed(path, change, entry));
}
