using Daft.Core;

namespace Daft.Engine.Git;

/// <summary>
/// Reads commits of one repository: through libgit2 where it can, by the <c>git</c> command where it cannot. Nothing of
/// libgit2 is loaded before the first question.
/// </summary>
public sealed class CommitReader(WorktreeLayout layout, GitCommand git) : IDisposable
{
    private readonly LibGit2 _library = new(layout.GitDirectory);
    private readonly GitObjects _command = new(git);

    /// <summary>The first of <paramref name="names"/> that is a file in the commit's tree; null where none is.</summary>
    /// <param name="commit">Full id.</param>
    /// <param name="names">Paths from the root of the tree, with forward slashes.</param>
    /// <exception cref="DaftException">Neither way can read the commit, or the file that is there.</exception>
    public async Task<CommittedFile?> FindFileAsync(string commit, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Settle(_library.FindFile(commit, names) is CommitReading<CommittedFile?>.Answer answer
            ? answer
            : await _command.FindFileAsync(commit, names, cancellationToken));

    /// <summary>All of <paramref name="names"/> that are files in the commit's tree, in their order.</summary>
    /// <param name="commit">Full id.</param>
    /// <param name="names">Paths from the root of the tree, with forward slashes.</param>
    /// <exception cref="DaftException">Neither way can read the commit, or a file that is there.</exception>
    public async Task<IReadOnlyList<CommittedFile>> FindFilesAsync(string commit, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Settle(_library.FindFiles(commit, names) is CommitReading<IReadOnlyList<CommittedFile>>.Answer answer
            ? answer
            : await _command.FindFilesAsync(commit, names, cancellationToken));

    /// <summary>Whether a checkout of the commit has this directory: a tree or a submodule, symbolic links within the tree followed.</summary>
    /// <param name="path">From the root of the tree; the empty one and <c>.</c> are the root itself.</param>
    /// <exception cref="DaftException">Neither way can read the commit.</exception>
    public async Task<bool> HasDirectoryAsync(string commit, string path, CancellationToken cancellationToken) =>
        Settle(_library.HasDirectory(commit, path) is CommitReading<bool>.Answer answer
            ? answer
            : await _command.HasDirectoryAsync(commit, path, cancellationToken));

    /// <summary>The worktree's own HEAD.</summary>
    /// <exception cref="DaftException">Neither way can read it.</exception>
    public async Task<CommitHead> FindHeadAsync(CancellationToken cancellationToken) =>
        Settle(_library.FindHead() is CommitReading<CommitHead>.Answer answer
            ? answer
            : await _command.FindHeadAsync(cancellationToken));

    public void Dispose() => _library.Dispose();

    private T Settle<T>(CommitReading<T> reading) => reading switch
    {
        CommitReading<T>.Answer answer => answer.Value,
        CommitReading<T>.Cannot cannot => throw new DaftException($"cannot read the repository '{layout.CommonDirectory}': {cannot.Reason}"),
        _ => throw new InvalidOperationException("a reading is an answer or none"),
    };
}
