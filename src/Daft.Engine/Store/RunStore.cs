using Daft.Core;
using Daft.Core.Planning;
using Daft.Engine.Platform;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Store;

/// <summary>
/// The runs of one repository, <c>&lt;common-dir&gt;/daft/runs</c>.
/// </summary>
/// <remarks>
/// A run folder comes into being whole. It is filled under a name that readers pass over (a leading dot), its lock is
/// taken, and only then is it renamed to its id: whoever sees a run sees its plan, an empty journal and a held lock. The
/// lock belongs to the open file, not to a process; the hook hands that very file to the supervisor it starts and then
/// lets go. So at no moment is a living run without a held lock, and a lock that is free proves that nobody, hook or
/// supervisor, is left to write another line: state needs no repair, only reading.
/// </remarks>
public sealed class RunStore(string commonDirectory, IFileTable files)
{
    internal const string UnfinishedPrefix = ".new-";
    internal const string GonePrefix = ".gone-";

    /// <summary>Of the time in an id.</summary>
    private static readonly TimeSpan ClockTick = TimeSpan.FromMilliseconds(1);

    /// <summary>Bytes: one block, enough for a run of a dozen jobs.</summary>
    private const int JournalReserve = 4096;

    /// <summary>A link to somewhere else is none of daft's runs, and not to be deleted as one.</summary>
    private static readonly EnumerationOptions OwnFolders = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    public string CommonDirectory { get; } = commonDirectory;

    public string DaftPath { get; } = Path.Combine(commonDirectory, "daft");

    public string RunsPath { get; } = RunsIn(commonDirectory);

    public static string RunsIn(string commonDirectory) => Path.Combine(commonDirectory, "daft", "runs");

    /// <summary>
    /// Greater than every id there is, even where the clock has been set back meanwhile: which of two runs is the newer is
    /// told by their ids.
    /// </summary>
    public string NewId(DateTimeOffset now, Guid chance)
    {
        string id = RunFolder.IdOf(now, chance);
        return List() is [.., { RunId: var newest }] && string.CompareOrdinal(newest, id) >= 0
            ? RunFolder.IdOf(RunFolder.FindTime(newest)!.Value + ClockTick, chance)
            : id;
    }

    /// <returns>The new run's folder and its held lock, which the caller disposes.</returns>
    /// <exception cref="DaftException">The folder cannot be written: full disk, read-only file system, permissions.</exception>
    public CreatedRun Create(RunPlan plan)
    {
        var unfinished = new RunFolder(Path.Combine(RunsPath, UnfinishedPrefix + plan.RunId));
        try
        {
            return Fill(unfinished, plan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(unfinished);
            throw new DaftException(
                $"cannot write the run folder: {e.Message}",
                e,
                hint: "free some space or check the permissions of the repository's daft folder, then: daft run");
        }
    }

    /// <summary>Every run, oldest first: what has another name is not daft's. Empty where daft never ran or the folder cannot be read.</summary>
    public IReadOnlyList<RunFolder> List() => List(RunsPath);

    /// <param name="runsPath"><see cref="RunsPath"/>.</param>
    public static IReadOnlyList<RunFolder> List(string runsPath) => [.. ListAll(runsPath).Where(folder => RunFolder.FindTime(folder.RunId) is not null)];

    /// <summary>What readers pass over: runs that are being made or deleted, or whose making or deleting was cut short.</summary>
    public IReadOnlyList<RunFolder> ListHidden() => [.. ListAll(RunsPath).Where(folder => IsHidden(folder.RunId))];

    private static bool IsHidden(string name) =>
        name.StartsWith(UnfinishedPrefix, StringComparison.Ordinal) || name.StartsWith(GonePrefix, StringComparison.Ordinal);

    private static IReadOnlyList<RunFolder> ListAll(string runsPath)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(runsPath, "*", OwnFolders)
                .Select(path => new RunFolder(path))
                .OrderBy(folder => folder.RunId, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Mostly that there was never a run here; a repository that cannot be looked into has none to show either.
            return [];
        }
    }

    private CreatedRun Fill(RunFolder unfinished, RunPlan plan)
    {
        files.CreatePrivateDirectory(DaftPath);
        files.CreatePrivateDirectory(RunsPath);
        files.CreatePrivateDirectory(unfinished.Path);
        files.CreatePrivateDirectory(unfinished.ControlPath);
        File.WriteAllBytes(unfinished.PlanPath, PlanJson.Write(plan));
        ReserveJournal(unfinished);
        // Whoever starts the supervisor hears that it could not be started, and not that it was this file.
        File.WriteAllBytes(unfinished.SupervisorLogPath, []);
        SafeFileHandle held = files.TryLock(unfinished.LockPath)
            ?? throw new IOException("the lock of a new run is held already");
        var finished = new RunFolder(Path.Combine(RunsPath, plan.RunId));
        try
        {
            Directory.Move(unfinished.Path, finished.Path);
        }
        catch (IOException)
        {
            held.Dispose();
            throw;
        }

        return new CreatedRun(finished, held);
    }

    /// <summary>
    /// Room for the first lines: on a disk that is full the run must fail here, where somebody can say so, and not as a supervisor
    /// that cannot tell of its work while git waits for its word.
    /// </summary>
    private static void ReserveJournal(RunFolder unfinished)
    {
        using var file = new FileStream(
            unfinished.JournalPath, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = JournalReserve });
    }

    private static void Discard(RunFolder unfinished)
    {
        try
        {
            Directory.Delete(unfinished.Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Readers pass over it, and the first error is the one to tell.
        }
    }
}

public sealed record CreatedRun(RunFolder Folder, SafeFileHandle Lock);
