using System.Collections.Immutable;

namespace Daft.Core.Configuration;

public static class HookNames
{
    public const string WorktreePostCreate = "worktree-post-create";

    /// <summary>Hooks of the original daft at which git does not call daft: they run by hand alone.</summary>
    public static ImmutableArray<string> ByHand { get; } =
        ["worktree-pre-create", "worktree-pre-remove", "worktree-post-remove", "pre-merge", "post-merge", "post-clone"];

    /// <summary>Every hook that a file may have and <c>daft run</c> runs.</summary>
    public static ImmutableArray<string> All { get; } = [WorktreePostCreate, .. ByHand];
}
