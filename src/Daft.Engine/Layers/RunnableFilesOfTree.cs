using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Trust;

namespace Daft.Engine.Layers;

/// <summary>What a configuration runs of its repository's files: part of what is approved.</summary>
internal static class RunnableFilesOfTree
{
    /// <exception cref="DaftException">One cannot be read, or git does not say whose it is.</exception>
    public static async Task<ImmutableArray<RunnableFile>> ReadAsync(DaftConfiguration configuration, IRepositoryTree tree, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<RunnableFile>();
        foreach (string path in RunnableFiles.PathsOf(configuration))
            files.Add(new RunnableFile(path, await tree.FindBytesAsync(path, cancellationToken)));
        foreach (string path in RunnableFiles.LocalPathsOf(configuration))
        {
            if (await tree.FindBytesAsync(path, cancellationToken) is { } content && await tree.IsRepositorysAsync(path, cancellationToken))
                files.Add(new RunnableFile(path, content));
        }

        return files.ToImmutable();
    }
}
