namespace Daft.Messages;

/// <summary>What <c>daft dump</c> says.</summary>
public static class DumpMessages
{
    public static string NoFile => "there is no daft.yml in this worktree, and none of your own: nothing to dump";
}
