namespace Daft.Core.Planning;

/// <summary>Where a worktree and its repository come from: what only templates ask for. Null: unknown, or nobody asked.</summary>
public sealed record WorktreeOrigin
{
    /// <summary>Absolute path of the worktree in which the command was given.</summary>
    public string? SourceWorktree { get; init; }

    public string? Remote { get; init; }

    public string? BaseBranch { get; init; }

    /// <summary>Without a password that stands in it: a plan holds no secrets.</summary>
    public string? RepositoryUrl { get; init; }

    public string? DefaultBranch { get; init; }
}
