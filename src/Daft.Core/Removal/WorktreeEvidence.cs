namespace Daft.Core.Removal;

/// <summary>What one look at a worktree found.</summary>
public sealed record WorktreeEvidence
{
    /// <summary>The folder at the worktree's path is the one recorded at the start (device and inode).</summary>
    public required bool RootStands { get; init; }

    /// <summary><c>.git</c> is in it.</summary>
    public required bool GitFileStands { get; init; }

    public required bool AdministrativeFolderStands { get; init; }

    /// <summary>Where the administrative <c>gitdir</c> file says the worktree is, if the recorded folder is really there; else null.</summary>
    public required string? StandsElsewhereAt { get; init; }
}

/// <summary>What a look means.</summary>
public abstract record WorktreeVerdict
{
    public sealed record Standing : WorktreeVerdict;

    /// <summary>By <c>git worktree move</c>: no removal.</summary>
    public sealed record Moved(string Path) : WorktreeVerdict;

    /// <summary>The folder has left its place and git has not yet said where to: look again shortly.</summary>
    public sealed record Missing : WorktreeVerdict;

    public sealed record Removed : WorktreeVerdict;

    public static WorktreeVerdict Of(WorktreeEvidence evidence) => evidence switch
    {
        { AdministrativeFolderStands: false } => new Removed(),
        { StandsElsewhereAt: { } path } => new Moved(path),
        { RootStands: false } => new Missing(),
        { GitFileStands: false } => new Removed(),
        _ => new Standing(),
    };
}
