using Daft.Core.Planning;

namespace Daft.Core.Retention;

/// <summary>What a run says about all runs of its repository.</summary>
public sealed record RetentionRules
{
    public static readonly TimeSpan DefaultRetention = TimeSpan.FromDays(7);

    public const int DefaultKeepLast = 3;

    public const long DefaultMaximumTotalSize = 500L << 20;

    /// <summary>Runs of each standing worktree that age alone does not remove.</summary>
    public int KeepLast { get; init; } = DefaultKeepLast;

    /// <summary>Bytes.</summary>
    public long MaximumTotalSize { get; init; } = DefaultMaximumTotalSize;

    public static RetentionRules Of(RunPlan plan) => new()
    {
        KeepLast = plan.KeepLast ?? DefaultKeepLast,
        MaximumTotalSize = plan.MaximumTotalSize ?? DefaultMaximumTotalSize,
    };
}
