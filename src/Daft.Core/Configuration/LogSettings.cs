namespace Daft.Core.Configuration;

/// <summary>How long and how large a job's log may be kept; what is null is said on a higher level, or nowhere.</summary>
public sealed record LogLimits
{
    /// <summary>Nothing is said here.</summary>
    public static LogLimits None { get; } = new();

    public TimeSpan? Retention { get; init; }

    /// <summary>Bytes.</summary>
    public long? MaximumSize { get; init; }
}

/// <summary>The <c>log</c> of the whole file: the limits of jobs that set none, and what all logs together may take.</summary>
public sealed record LogSettings
{
    public LogLimits Limits { get; init; } = LogLimits.None;

    /// <summary>Runs of a worktree that are kept whatever their age; null: daft's own default.</summary>
    public int? KeepLast { get; init; }

    /// <summary>Bytes, over all runs of the repository; null: daft's own default.</summary>
    public long? MaximumTotalSize { get; init; }
}
