using Daft.Core.Configuration;
using Daft.Engine.Git;
using Daft.Engine.Preparing;

namespace Daft.Engine.Layers;

internal sealed class CommitTree(CommitReader commits, string commit) : IRepositoryTree
{
    public async Task<RepositoryFile?> FindMainAsync(CancellationToken cancellationToken) =>
        await commits.FindFileAsync(commit, ConfigurationFiles.Names, cancellationToken) is { } file ? Describe(file) : null;

    public async Task<IReadOnlyList<RepositoryFile>> FindAllAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        [.. (await commits.FindFilesAsync(commit, paths, cancellationToken)).Select(Describe)];

    public async Task<RepositoryFile?> FindCommittedAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        await commits.FindFileAsync(commit, paths, cancellationToken) is { } file ? Describe(file) : null;

    public async Task<ReadOnlyMemory<byte>?> FindBytesAsync(string path, CancellationToken cancellationToken) =>
        await commits.FindFileAsync(commit, [path], cancellationToken) is { } file
            ? LineEnds.OfUnix(file.Content)
            // Without the type it would be the empty file.
            : default(ReadOnlyMemory<byte>?);

    public Task<bool> IsRepositorysAsync(string path, CancellationToken cancellationToken) => Task.FromResult(true);

    private static RepositoryFile Describe(CommittedFile file) => new(file.Name, ConfigurationSource.Of(file.Name, file.Content.Span));
}
