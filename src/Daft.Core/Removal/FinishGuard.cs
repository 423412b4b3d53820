namespace Daft.Core.Removal;

/// <summary>
/// The exact conditions under which daft finishes a delete that git began and lost to a writing job. Every one must
/// hold; what is gone is never evidence of what the user wanted (facts/git.md has the trial in which a looser guard
/// deleted an uncommitted file).
/// </summary>
public sealed record FinishGuard
{
    /// <summary>A live <c>git worktree remove</c> was seen whose own argument is this very folder.</summary>
    public required bool SawRemoverOfThisWorktree { get; init; }

    /// <summary>
    /// After that process was seen and the jobs were frozen, entries of the worktree's root began to disappear while it
    /// lived: its own checks had passed, and it deletes.
    /// </summary>
    public required bool SawItDelete { get; init; }

    /// <summary>
    /// The administrative folder stood when that process was first seen, was found gone, and the process was still
    /// alive after that look. An end and a loss that are learned of together prove nothing: a removal that git refused
    /// and <c>rm -rf</c> of the folder a millisecond later look the same.
    /// </summary>
    public required bool AdministrativeFolderWentUnderIt { get; init; }

    public required bool RemoverHasEnded { get; init; }

    /// <summary><c>&lt;common-dir&gt;/HEAD</c> is there: the repository itself was not what went.</summary>
    public required bool RepositoryStands { get; init; }

    /// <summary>The folder has the device and inode recorded at creation and is no symbolic link.</summary>
    public required bool FolderIsTheRecordedOne { get; init; }

    /// <summary>None of this run's processes is left to write into it.</summary>
    public required bool JobsHaveEnded { get; init; }

    public bool AllowsFinishing =>
        SawRemoverOfThisWorktree && SawItDelete && AdministrativeFolderWentUnderIt && RemoverHasEnded
        && RepositoryStands && FolderIsTheRecordedOne && JobsHaveEnded;
}
