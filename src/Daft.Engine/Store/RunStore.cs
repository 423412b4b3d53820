using Daft.Core;
using Daft.Core.Planning;
using Daft.Engine.Platform;

namespace Daft.Engine.Store;

/// <summary>
/// The runs of one repository, <c>&lt;common-dir&gt;/daft/runs</c>.
/// </summary>
/// <remarks>
/// A run folder comes into being whole (<see cref="UnfinishedRun"/>). It is filled under a name that readers pass over (a
/// leading dot), its lock is taken, and only then is it renamed to its id: whoever sees a run sees its plan, an empty journal and a held lock. The
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
        string? newest = Names(RunsPath).Where(IsRunId).Max(StringComparer.Ordinal);
        return newest is not null && string.CompareOrdinal(newest, id) >= 0
            ? RunFolder.IdOf(RunFolder.FindTime(newest)!.Value + ClockTick, chance)
            : id;
    }

    /// <returns>The new run's folder and its held lock, which the caller disposes.</returns>
    /// <exception cref="DaftException">The folder cannot be written: full disk, read-only file system, permissions.</exception>
    public CreatedRun Create(RunPlan plan)
    {
        using UnfinishedRun run = Begin(plan.RunId);
        return run.Finish(plan);
    }

    /// <summary>The beginning of a run whose plan is not known yet.</summary>
    /// <exception cref="DaftException">As above.</exception>
    public UnfinishedRun Begin(string runId)
    {
        var hidden = new RunFolder(Path.Combine(RunsPath, UnfinishedPrefix + runId));
        return UnfinishedRun.Begin(hidden, new RunFolder(Path.Combine(RunsPath, runId)), [DaftPath, RunsPath], files);
    }

    /// <summary>Every run, oldest first: what has another name is not daft's. Empty where daft never ran or the folder cannot be read.</summary>
    public IReadOnlyList<RunFolder> List() => List(RunsPath);

    /// <param name="runsPath"><see cref="RunsPath"/>.</param>
    public static IReadOnlyList<RunFolder> List(string runsPath) => List(runsPath, IsRunId);

    /// <summary>What readers pass over: runs that are being made or deleted, or whose making or deleting was cut short.</summary>
    public IReadOnlyList<RunFolder> ListHidden() => List(RunsPath, IsHidden);

    private static IReadOnlyList<RunFolder> List(string runsPath, Func<string, bool> isWanted) =>
        [.. Names(runsPath).Where(isWanted).Order(StringComparer.Ordinal).Select(name => new RunFolder(Path.Combine(runsPath, name)))];

    private static bool IsRunId(string name) => RunFolder.FindTime(name) is not null;

    private static bool IsHidden(string name) =>
        name.StartsWith(UnfinishedPrefix, StringComparison.Ordinal) || name.StartsWith(GonePrefix, StringComparison.Ordinal);

    private static List<string> Names(string runsPath)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(runsPath, "*", OwnFolders).Select(path => Path.GetFileName(path))];
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Mostly that there was never a run here; a repository that cannot be looked into has none to show either.
            return [];
        }
    }
}
