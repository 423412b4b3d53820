namespace Daft.Core.Worktrees;

/// <summary>
/// Whether a worktree without a run is so new that its run may still come: git may not have filled it, or its hook may not
/// have got so far. The times are those of files that git and the hook write in the worktree's git directory.
/// </summary>
public sealed record WorktreeYouth
{
    /// <summary>From the checkout to the run folder it takes some 20 ms; a condition's command may take longer.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>A git that was killed in the middle leaves its lock behind.</summary>
    private static readonly TimeSpan LongestFilling = TimeSpan.FromMinutes(10);

    /// <summary>Of <c>commondir</c>, which git writes once.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of <c>index</c>; null before the first checkout has ended.</summary>
    public DateTimeOffset? FilledAt { get; init; }

    /// <summary>Of <c>index.lock</c>; null where nobody writes an index.</summary>
    public DateTimeOffset? IndexLockedAt { get; init; }

    /// <summary>Of daft's marker: the hook is at work, or was; null before it.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>How long a run may be waited for from now on; zero where none will come any more.</summary>
    public TimeSpan PatienceAt(DateTimeOffset now)
    {
        if (HandledAt is { } handled)
            return Left(handled, Grace, now);
        if (FilledAt is { } filled)
            return Left(Later(CreatedAt, filled), Grace, now);
        return IndexLockedAt is { } locked && Left(locked, LongestFilling, now) is var left && left > TimeSpan.Zero
            ? left
            : Left(CreatedAt, Grace, now);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>A time that lies ahead was not measured on this clock and promises nothing.</summary>
    private static TimeSpan Left(DateTimeOffset since, TimeSpan span, DateTimeOffset now)
    {
        TimeSpan age = now - since;
        return age < -Grace || age >= span ? TimeSpan.Zero : age < TimeSpan.Zero ? span : span - age;
    }
}
