namespace Daft.Core.Configuration;

public static class HookNames
{
    public const string WorktreePostCreate = "worktree-post-create";
}
