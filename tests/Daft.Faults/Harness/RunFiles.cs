using System.Diagnostics;
using Daft.EndToEnd.Harness;

namespace Daft.Faults.Harness;

/// <summary>What daft keeps on disk, looked at without any of daft's own code.</summary>
internal static class RunFiles
{
    public static string RunsOf(Repository repository) => repository.PathOf(".git/daft/runs");

    /// <summary>Waits until nobody holds a lock of a run or of a slot.</summary>
    public static void AwaitFreeLocks(Repository repository)
    {
        foreach (string path in Locks(repository))
            Patience.Until(() => !File.Exists(path) || IsFree(path), $"free lock {path}", repository.Sandbox.Cancellation);
    }

    /// <summary>A run folder that is being made is spared for a while; here nobody makes one any more.</summary>
    public static int AgeUnfinished(Repository repository)
    {
        string[] unfinished = Directory.Exists(RunsOf(repository)) ? Directory.GetDirectories(RunsOf(repository), ".*") : [];
        foreach (string folder in unfinished)
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddDays(-2));
        return unfinished.Length;
    }

    private static IEnumerable<string> Locks(Repository repository)
    {
        string slots = Path.Combine(repository.Sandbox["XDG_RUNTIME_DIR"], "daft", "slots");
        return EntriesOf(RunsOf(repository), "supervisor.lock").Concat(EntriesOf(slots, "*"));
    }

    private static string[] EntriesOf(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];

    /// <summary>daft's locks are flock(2)'s, as are the base library's.</summary>
    private static bool IsFree(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Spins until the journal has so many lines of this event.</summary>
    public static void AwaitLines(string journal, string happened, int count)
    {
        long start = Stopwatch.GetTimestamp();
        while (File.ReadAllText(journal).Split($"\"{happened}\"").Length - 1 < count)
        {
            if (Stopwatch.GetElapsedTime(start) > Limits.Event)
                throw new AssertFailedException($"no {happened} came into {journal}");
        }
    }
}
