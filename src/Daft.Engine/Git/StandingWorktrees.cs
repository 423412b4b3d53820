using Daft.Core.Worktrees;

namespace Daft.Engine.Git;

/// <summary>The worktrees of a repository that are there now. One that was made anew at an old one's place is another.</summary>
public sealed class StandingWorktrees
{
    private readonly HashSet<(string AdministrativeId, string Nonce)> _linked;

    private StandingWorktrees(IEnumerable<LinkedWorktree> linked) => _linked =
    [
        .. linked.Where(worktree => worktree.Exists)
            .Select(worktree => (worktree.AdministrativeId, WorktreeMarker.Find(worktree.GitDirectory) ?? "")),
    ];

    /// <exception cref="IOException">It cannot be told.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static StandingWorktrees Of(string commonDirectory) => new(WorktreeList.Read(commonDirectory));

    public bool Include(WorktreeIdentity worktree) => worktree.IsMain || _linked.Contains((worktree.AdministrativeId, worktree.Nonce));
}
