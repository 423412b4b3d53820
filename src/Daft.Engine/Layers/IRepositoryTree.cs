using Daft.Core;
using Daft.Engine.Preparing;

namespace Daft.Engine.Layers;

/// <summary>The files of a repository, as a commit has them or as a working tree does.</summary>
internal interface IRepositoryTree
{
    /// <summary>The repository's <c>daft.yml</c>, by whichever of its names; null where there is none.</summary>
    /// <exception cref="DaftException">It is there and cannot be read, or is not UTF-8.</exception>
    Task<RepositoryFile?> FindMainAsync(CancellationToken cancellationToken);

    /// <summary>All of <paramref name="paths"/> that are files of this tree, in their order; what a link outside leads to is none.</summary>
    /// <exception cref="DaftException">One is there and cannot be read, or is not UTF-8.</exception>
    Task<IReadOnlyList<RepositoryFile>> FindAllAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken);

    /// <summary>The first of <paramref name="paths"/> that is here because git put it here; null also where the tree itself does not tell.</summary>
    /// <exception cref="DaftException">As above.</exception>
    Task<RepositoryFile?> FindCommittedAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken);

    /// <summary>The bytes of a file, with the line ends of Unix; null where it is none of this tree.</summary>
    /// <exception cref="DaftException">It is there and cannot be read.</exception>
    Task<ReadOnlyMemory<byte>?> FindBytesAsync(string path, CancellationToken cancellationToken);

    /// <summary>Whether a file that is here came with the repository.</summary>
    /// <exception cref="DaftException">git does not say.</exception>
    Task<bool> IsRepositorysAsync(string path, CancellationToken cancellationToken);
}

/// <param name="Path">From the root of the tree, with forward slashes.</param>
internal sealed record RepositoryFile(string Path, ConfigurationSource Source);
