using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>What a change of the worktree's two folders may mean, in rising order of alarm.</summary>
internal enum RemovalSign
{
    None,

    /// <summary>Something changed: look.</summary>
    Something,

    /// <summary>The root was listed: what <c>rm -r</c> does first, and every shell and editor too.</summary>
    RootOpened,

    /// <summary>What <c>git worktree remove</c> does first, and many others do too: look for one.</summary>
    MaybeRemover,

    /// <summary>An entry of the root disappeared: freeze, then look.</summary>
    EntryGone,
}

internal static class RemovalSigns
{
    public static RemovalSign Of(PlatformEvent.Changed change, bool isRoot) => change switch
    {
        { Change: FolderChange.Opened, Entry: null } => RemovalSign.RootOpened,
        { Change: FolderChange.Opened } or { Change: FolderChange.Appeared, Entry: "index.lock" } => RemovalSign.MaybeRemover,
        { Change: FolderChange.Deleted or FolderChange.MovedOut } when isRoot => RemovalSign.EntryGone,
        _ => RemovalSign.Something,
    };

    public static RemovalSign Worse(RemovalSign one, RemovalSign other) => one > other ? one : other;
}
