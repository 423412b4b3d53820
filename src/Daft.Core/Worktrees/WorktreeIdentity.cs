namespace Daft.Core.Worktrees;

/// <summary>What a folder is, whatever its path: two folders at one path one after the other differ in it.</summary>
public readonly record struct FileIdentity(ulong Device, ulong Inode);

/// <summary>
/// A worktree: administrative id, device and inode of its root, and a nonce from its marker. Branch and path are
/// properties of it and may change; neither says which worktree it is (DESIGN, section 3).
/// </summary>
public sealed record WorktreeIdentity
{
    /// <summary>The folder's name under <c>&lt;common-dir&gt;/worktrees</c>; empty for the main worktree.</summary>
    public required string AdministrativeId { get; init; }

    /// <summary>Absolute path of the root when the run was planned.</summary>
    public required string Path { get; init; }

    public required FileIdentity Root { get; init; }

    /// <summary>From the marker; empty for the main worktree, which has none.</summary>
    public required string Nonce { get; init; }

    public bool IsMain => AdministrativeId.Length == 0;
}
