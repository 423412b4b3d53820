using Daft.Core;
using Daft.Core.Planning;
using Daft.Engine.Platform;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Store;

/// <summary>A run that is being made: a hidden folder whose lock is held. Disposed before it is finished, it leaves nothing behind.</summary>
public sealed class UnfinishedRun : IDisposable
{
    /// <summary>Bytes: one block, enough for a run of a dozen jobs.</summary>
    private const int JournalReserve = 4096;

    private readonly RunFolder _hidden;
    private SafeFileHandle? _lock;

    private UnfinishedRun(RunFolder hidden, RunFolder folder, SafeFileHandle held)
    {
        _hidden = hidden;
        Folder = folder;
        _lock = held;
    }

    /// <summary>Where the run will be.</summary>
    public RunFolder Folder { get; }

    /// <summary>Where whoever supervises the run may write until then.</summary>
    public string SupervisorLogPath => _hidden.SupervisorLogPath;

    /// <summary>Held until this is finished, and then by whom it was given to.</summary>
    public SafeFileHandle Lock => _lock ?? throw new ObjectDisposedException(nameof(UnfinishedRun));

    internal static UnfinishedRun Begin(RunFolder hidden, RunFolder folder, IReadOnlyList<string> parents, IFileTable files) => OrDiscard(hidden, () =>
    {
        foreach (string path in parents.Concat([hidden.Path, hidden.ControlPath]))
            files.CreatePrivateDirectory(path);
        return new UnfinishedRun(hidden, folder, files.TryLock(hidden.LockPath) ?? throw new IOException("the lock of a new run is held already"));
    });

    /// <returns>The run and its lock, which the caller disposes.</returns>
    /// <exception cref="DaftException">The folder cannot be written.</exception>
    public CreatedRun Finish(RunPlan plan) => OrDiscard(_hidden, () =>
    {
        SafeFileHandle held = Lock;
        File.WriteAllBytes(_hidden.PlanPath, PlanJson.Write(plan));
        ReserveJournal();
        // Whoever starts the supervisor hears that it could not be started, and not that it was this file.
        File.AppendAllBytes(_hidden.SupervisorLogPath, []);
        Directory.Move(_hidden.Path, Folder.Path);
        _lock = null;
        return new CreatedRun(Folder, held);
    });

    public void Dispose()
    {
        if (_lock is null)
            return;
        Discard(_hidden);
        _lock.Dispose();
        _lock = null;
    }

    /// <summary>
    /// For a supervisor whose plan never came because whoever was to make it was killed: takes along what daft has put there, each
    /// thing by its name, and the folder where that leaves it empty.
    /// </summary>
    internal static void DiscardAbandoned(RunFolder folder)
    {
        var hidden = new RunFolder(Path.Combine(Path.GetDirectoryName(folder.Path) ?? "", RunStore.UnfinishedPrefix + folder.RunId));
        try
        {
            foreach (string file in new[] { hidden.PlanPath, hidden.JournalPath, hidden.SupervisorLogPath, hidden.LockPath })
                File.Delete(file);
            foreach (string empty in new[] { hidden.ControlPath, hidden.Path })
                Directory.Delete(empty);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Gone already, as it is where nobody was killed; or there is more in it than daft knows of.
        }
    }

    /// <summary>
    /// Room for the first lines: on a disk that is full the run must fail here, where somebody can say so, and not as a supervisor
    /// that cannot tell of its work while git waits for its word.
    /// </summary>
    private void ReserveJournal()
    {
        using var file = new FileStream(
            _hidden.JournalPath, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = JournalReserve });
    }

    private static T OrDiscard<T>(RunFolder hidden, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            Discard(hidden);
            throw new DaftException(
                $"cannot write the run folder: {e.Message}",
                e,
                hint: "free some space or check the permissions of the repository's daft folder, then: daft run");
        }
    }

    private static void Discard(RunFolder hidden)
    {
        try
        {
            Directory.Delete(hidden.Path, recursive: true);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Readers pass over it, and the first error is the one to tell.
        }
    }
}

public sealed record CreatedRun(RunFolder Folder, SafeFileHandle Lock);
