using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Git;

namespace Daft.Engine.Layers;

/// <summary>
/// The layers that a repository itself has, lowest first: its <c>daft.yml</c>, what that extends, and the files for single
/// hooks beside it.
/// </summary>
/// <remarks>
/// A file that is extended lies over the one that names it, a later name in a list over an earlier one; a file that two
/// others extend lies over both and counts once. So the order is the reverse of that in which a search that takes the last
/// name first leaves the files.
/// </remarks>
internal sealed class RepositoryLayers(IRepositoryTree tree, RepositoryFile main, LayerCollection collected)
{
    private const int MostExtended = 32;

    private readonly List<Setting> _leftFirst = [];
    private readonly List<string> _open = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public RepositoryFile Main => main;

    /// <exception cref="DaftException">A file cannot be read, or is not UTF-8.</exception>
    public async Task<List<Setting>> ReadAsync(CancellationToken cancellationToken)
    {
        await VisitAsync(main, cancellationToken);
        string folder = ConfigurationFiles.FolderOf(main.Path);
        var beside = await tree.FindAllAsync([.. HookFile.Names.Select(name => folder + name)], cancellationToken);
        return [.. _leftFirst.AsEnumerable().Reverse(), .. beside.DistinctBy(HookOf).Select(ReadHook).OfType<Setting>()];
    }

    private static string HookOf(RepositoryFile file) => HookFile.HookOf(file.Path);

    private Setting? ReadHook(RepositoryFile file) => HookFile.Wrap(collected.Read(file.Source), HookOf(file));

    private async Task VisitAsync(RepositoryFile file, CancellationToken cancellationToken)
    {
        Setting? root = collected.Read(file.Source);
        _seen.Add(file.Path);
        _open.Add(file.Path);
        foreach (Extension named in Extension.In(root, collected.Report).Reverse())
            await FollowAsync(file, named, cancellationToken);
        _open.RemoveAt(_open.Count - 1);
        if (Extension.Without(root) is { } layer)
            _leftFirst.Add(layer);
    }

    private async Task FollowAsync(RepositoryFile from, Extension named, CancellationToken cancellationToken)
    {
        // A backslash is a folder on one system and a letter on the others.
        string? path = named.Name.Contains('\\', StringComparison.Ordinal) || named.Name.StartsWith('/')
            ? null
            : TreePath.Normalise(ConfigurationFiles.FolderOf(from.Path) + named.Name);
        if (string.IsNullOrEmpty(path))
            collected.Report(LayerProblems.NotInTree(named));
        else if (_open.IndexOf(path) is var begin and >= 0)
            collected.Report(LayerProblems.Circle(named, [.. _open[begin..], path]));
        else if (_seen.Count > MostExtended)
            collected.Report(LayerProblems.TooMany(named, MostExtended));
        else if (!_seen.Contains(path))
            await VisitAsync(named, path, cancellationToken);
    }

    private async Task VisitAsync(Extension named, string path, CancellationToken cancellationToken)
    {
        if (await tree.FindAllAsync([path], cancellationToken) is [var file])
            await VisitAsync(file, cancellationToken);
        else
            collected.Report(LayerProblems.NoSuchFile(named, path));
    }
}
