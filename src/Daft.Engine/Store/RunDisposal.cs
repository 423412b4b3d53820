using Daft.Core.Configuration;
using Daft.Core.Retention;
using Daft.Engine.Platform;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Store;

/// <summary>Deletes what is over: run folders whole, and single logs.</summary>
/// <remarks>
/// A folder goes in two steps: renamed to a name that readers pass over, then deleted. Whoever lists runs sees a whole one
/// or none; whoever reads a log keeps reading it; whoever is killed between the two leaves something that the next one
/// deletes. It is renamed by the holder of its lock alone, so that a run that is supervised is never touched, and of two who
/// want it one does it. Links in it are deleted, never followed.
/// </remarks>
public sealed class RunDisposal(RunStore store, IPlatform platform)
{
    private const int Attempts = 3;

    private readonly IFileTable _files = platform.Files;

    private static readonly TimeSpan MakingOfARun = TimeSpan.FromDays(1);

    /// <returns>False where it is supervised, gone already, or cannot be deleted.</returns>
    public bool TryDelete(RunFolder run)
    {
        try
        {
            using SafeFileHandle? held = _files.TryLock(run.LockPath);
            if (held is null)
                return false;
            // There a folder with an open file in it cannot be renamed: which is protection enough.
            if (platform.Name == OperatingSystemName.Windows)
                held.Dispose();
            string gone = Path.Combine(store.RunsPath, RunStore.GonePrefix + run.RunId);
            Directory.Move(run.Path, gone);
            Delete(gone);
            return true;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return false;
        }
    }

    /// <summary>Of a run that is over.</summary>
    public void DeleteLog(RunFolder run, ExpiredLog log)
    {
        try
        {
            if (_files.IsLocked(run.LockPath))
                return;
            string path = Path.Combine(run.Path, log.File);
            File.Delete(path);
            LeftOutNote.Delete(path);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // The next sweep tries again.
        }
    }

    /// <summary>What was left behind by those who were killed while they deleted a run, or made one.</summary>
    public void DeleteRemains(DateTimeOffset now)
    {
        foreach (RunFolder remains in store.ListHidden().Where(folder => IsDead(folder, now)))
            Delete(remains.Path);
    }

    private bool IsDead(RunFolder hidden, DateTimeOffset now) => !_files.IsLocked(hidden.LockPath)
        && (hidden.RunId.StartsWith(RunStore.GonePrefix, StringComparison.Ordinal) || now - Directory.GetLastWriteTimeUtc(hidden.Path) > MakingOfARun);

    /// <summary>Another one who is at it too takes entries away under our hands.</summary>
    private static void Delete(string gone)
    {
        for (int attempt = 0; attempt < Attempts && Directory.Exists(gone); attempt++)
        {
            try
            {
                Directory.Delete(gone, recursive: true);
            }
            catch (Exception e) when (FileTrouble.Is(e))
            {
                // What stays is passed over by readers, and deleted by the next sweep that can.
            }
        }
    }
}
