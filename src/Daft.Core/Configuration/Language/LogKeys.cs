using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What <c>log</c> may say in a job, and at the top level.</summary>
internal static class LogKeys
{
    public static Level<LogLimits> OfJob { get; } = new("in 'log'", Limits<LogLimits>(limits => limits, (_, limits) => limits));

    public static Level<LogSettings> OfFile { get; } = new("in 'log'",
    [
        .. Limits<LogSettings>(log => log.Limits, (log, limits) => log with { Limits = limits }),
        new Key<LogSettings, int>("keep_last", "How many runs of a worktree are kept whatever their age.",
            new WholeNumberKind(Minimum: 0), (log, count, _) => log with { KeepLast = count }),
        new Key<LogSettings, long>("max_total_size", "What all logs of the repository may take together.",
            new SizeKind(), (log, size, _) => log with { MaximumTotalSize = size }),
        new Key<LogSettings, Setting>("stale_running_after", "Accepted for files of the original daft; it does nothing here.",
            new IgnoredKind(), (log, _, _) => log),
    ]);

    private static ImmutableArray<Key<T>> Limits<T>(Func<T, LogLimits> get, Func<T, LogLimits, T> set) =>
    [
        new Key<T, TimeSpan>("retention", "How long a log is kept.",
            new RetentionKind(), (log, time, _) => set(log, get(log) with { Retention = time })),
        new Key<T, long>("max_log_size", "How large a log may grow; of a longer one, beginning and end are kept.",
            new SizeKind(), (log, size, _) => set(log, get(log) with { MaximumSize = size })),
    ];
}
