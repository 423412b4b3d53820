namespace Daft.EndToEnd.Harness;

/// <summary>The one place where tests wait for something that is not the end of a command.</summary>
internal static class Patience
{
    /// <summary>Looks again this often where nothing tells: /proc has no events, and a watch may come up too late.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; looks after every change under <paramref name="watched"/>.</summary>
    /// <param name="what">Completes the sentence "after 20 s there was still no …".</param>
    public static void Until(Func<bool> condition, string what, CancellationToken cancellation, string? watched = null, TimeSpan? limit = null)
    {
        using var changed = new SemaphoreSlim(0);
        using FileSystemWatcher? watcher = watched is null ? null : Watch(watched, changed);
        TimeSpan patience = limit ?? Limits.Event;
        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > deadline)
                throw new AssertFailedException($"after {patience.TotalSeconds} s there was still no {what}");
            changed.Wait(s_pause, cancellation);
        }
    }

    /// <returns>Null where the system has no watch left to give.</returns>
    private static FileSystemWatcher? Watch(string folder, SemaphoreSlim changed)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += (_, _) => changed.Release();
        watcher.Changed += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException)
        {
            watcher.Dispose();
            return null;
        }
    }
}
