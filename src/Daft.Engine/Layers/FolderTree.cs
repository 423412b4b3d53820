using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Platform;
using Daft.Engine.Preparing;

namespace Daft.Engine.Layers;

/// <summary>A working tree as it stands.</summary>
/// <param name="root">Without symbolic links.</param>
/// <param name="isElsewhere">Not the worktree that the user is in: messages call its files by their full paths.</param>
/// <param name="isTracked">git's word on a path of this tree.</param>
internal sealed class FolderTree(string root, bool isElsewhere, IFileTable files, Func<string, CancellationToken, Task<bool>> isTracked) : IRepositoryTree
{
    public Task<RepositoryFile?> FindMainAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ConfigurationFiles.Names.FirstOrDefault(name => File.Exists(Path.Combine(root, name))) is { } name ? Read(name) : null);

    public Task<IReadOnlyList<RepositoryFile>> FindAllAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RepositoryFile>>([.. paths.Where(IsInside).Select(Read)]);

    public Task<RepositoryFile?> FindCommittedAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        Task.FromResult<RepositoryFile?>(null);

    public async Task<ReadOnlyMemory<byte>?> FindBytesAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsInside(path))
            return null;
        try
        {
            return LineEnds.OfUnix(await File.ReadAllBytesAsync(Path.Combine(root, path), cancellationToken));
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException($"cannot read {path}: {e.Message}", e);
        }
    }

    public Task<bool> IsRepositorysAsync(string path, CancellationToken cancellationToken) => isTracked(path, cancellationToken);

    private bool IsInside(string path)
    {
        if (files.FindRealPath(Path.Combine(root, path)) is not { } real || !File.Exists(real))
            return false;
        string relative = Path.GetRelativePath(root, real);
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
    }

    private RepositoryFile Read(string path)
    {
        string file = Path.Combine(root, path);
        return new RepositoryFile(path, ConfigurationSource.Read(file, isElsewhere ? file : path));
    }
}
