using System.Collections.Immutable;

namespace Daft.Core.Retention;

/// <summary>What has lain long enough.</summary>
/// <param name="Runs">Ids of the runs to be deleted whole, oldest first.</param>
/// <param name="Logs">Of runs that stay.</param>
public sealed record Sweep(ImmutableArray<string> Runs, ImmutableArray<ExpiredLog> Logs)
{
    /// <summary>
    /// Never a run that is live, nor the newest of a worktree that stands: what happened there last can always be asked. Age
    /// spares <see cref="RetentionRules.KeepLast"/> runs of such a worktree besides; the total size does not, and takes the oldest first.
    /// </summary>
    public static Sweep Decide(IEnumerable<StoredRun> stored, RetentionRules rules, DateTimeOffset now)
    {
        ImmutableArray<StoredRun> runs = [.. stored.OrderBy(run => run.RunId, StringComparer.Ordinal)];
        HashSet<StoredRun> untouchable = [.. runs.Where(run => run.IsLive), .. Newest(runs, 1)];
        HashSet<StoredRun> ageless = [.. untouchable, .. Newest(runs, rules.KeepLast)];
        HashSet<StoredRun> gone = [.. runs.Where(run => !ageless.Contains(run) && IsOver(run, run.Retention, now))];
        ImmutableArray<ExpiredLog> logs = [.. runs.Where(run => !ageless.Contains(run) && !gone.Contains(run)).SelectMany(run => Expired(run, now))];
        ILookup<string, ExpiredLog> expired = logs.ToLookup(log => log.RunId);
        long Remaining(StoredRun run) => run.Bytes - expired[run.RunId].Sum(log => log.Bytes);
        long total = runs.Where(run => !gone.Contains(run)).Sum(Remaining);
        foreach (StoredRun oldest in runs.Where(run => !untouchable.Contains(run) && !gone.Contains(run)).ToArray())
        {
            if (total <= rules.MaximumTotalSize)
                break;
            gone.Add(oldest);
            total -= Remaining(oldest);
        }

        return new Sweep([.. runs.Where(gone.Contains).Select(run => run.RunId)], [.. logs.Where(log => !gone.Any(run => run.RunId == log.RunId))]);
    }

    private static IEnumerable<StoredRun> Newest(ImmutableArray<StoredRun> runs, int count) =>
        runs.Where(run => run.WorktreeStands)
            .GroupBy(run => (run.Worktree?.AdministrativeId, run.Worktree?.Nonce))
            .SelectMany(ofWorktree => ofWorktree.TakeLast(count));

    private static IEnumerable<ExpiredLog> Expired(StoredRun run, DateTimeOffset now) =>
        run.Logs.Where(log => log.Bytes > 0 && IsOver(run, log.Retention, now)).Select(log => new ExpiredLog(run.RunId, log.File, log.Bytes));

    /// <summary>A run that ends in the future, because the clock was set back, stays.</summary>
    private static bool IsOver(StoredRun run, TimeSpan retention, DateTimeOffset now) => now - run.EndedAt > retention;
}

/// <summary>The log of a job that keeps it for less time than others of its run.</summary>
public sealed record ExpiredLog(string RunId, string File, long Bytes);
