using System.Collections.Immutable;
using Daft.Core.Worktrees;

namespace Daft.Core.Retention;

/// <summary>A run as it lies on the disk.</summary>
public sealed record StoredRun
{
    /// <summary>Sorts by time of creation.</summary>
    public required string RunId { get; init; }

    /// <summary>Null where its plan cannot be read.</summary>
    public WorktreeIdentity? Worktree { get; init; }

    /// <summary>The worktree is the one the run was made for, and is still there.</summary>
    public bool WorktreeStands { get; init; }

    /// <summary>Somebody supervises it, or one of its jobs outlived its supervisor.</summary>
    public bool IsLive { get; init; }

    /// <summary>The last that is known of it.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    public ImmutableArray<StoredLog> Logs { get; init; } = [];

    /// <summary>Bytes on the disk beside the logs: plan, journal and the like.</summary>
    public long OtherBytes { get; init; }

    public long Bytes => OtherBytes + Logs.Sum(log => log.Bytes);

    /// <summary>As long as the log that is kept longest.</summary>
    public TimeSpan Retention => Logs.IsEmpty ? RetentionRules.DefaultRetention : Logs.Max(log => log.Retention);
}

/// <summary>The log of a job.</summary>
/// <param name="File">Its name in the run's folder.</param>
/// <param name="Bytes">What it takes on the disk; 0 where there is none.</param>
/// <param name="Retention">How long after the run's end it is kept.</param>
public sealed record StoredLog(string File, long Bytes, TimeSpan Retention);
