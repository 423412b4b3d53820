using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Preparing;

namespace Daft.Engine.Layers;

/// <summary>
/// Finds and reads the layers of a configuration: for the git hook of the commit that was checked out, for whoever types
/// a command of the working tree as it stands. Each file is read once.
/// </summary>
/// <param name="environment">Of the hook or the command line.</param>
/// <param name="home">The user's home folder.</param>
public sealed class ConfigurationFinder(IFileTable files, IReadOnlyDictionary<string, string> environment, string home)
{
    /// <summary><c>$XDG_CONFIG_HOME/daft/daft.yml</c>, by default <c>~/.config/daft/daft.yml</c>. A relative or empty value is no value (XDG Base Directory Specification).</summary>
    public static string FindUsersFile(IReadOnlyDictionary<string, string> environment, string home)
    {
        string? stated = environment.GetValueOrDefault("XDG_CONFIG_HOME");
        string configuration = Path.IsPathFullyQualified(stated ?? "") ? stated! : Path.Combine(home, ".config");
        return Path.Combine(configuration, "daft", "daft.yml");
    }

    /// <summary>A guess that costs nothing: whether the working tree has a configuration, as it mostly does where the commit has one.</summary>
    public static bool IsLikely(WorktreeLayout layout) =>
        layout.WorktreeRoot is { } root && ConfigurationFiles.Names.Any(name => File.Exists(Path.Combine(root, name)));

    /// <exception cref="DaftException">A file or the commit cannot be read.</exception>
    public Task<LayeredConfiguration> FindAtCommitAsync(WorktreeLayout layout, string commit, CommitReader commits, CancellationToken cancellationToken) =>
        FindAsync(layout, new CommitTree(commits, commit), cancellationToken);

    /// <exception cref="DaftException">A file cannot be read, or there is no working tree.</exception>
    public Task<LayeredConfiguration> FindInWorktreeAsync(WorktreeLayout layout, CancellationToken cancellationToken)
    {
        string root = layout.WorktreeRoot ?? throw new DaftException("this is a bare repository: it has no working tree");
        return FindAsync(layout, new FolderTree(root, isElsewhere: false, files, IsTracked), cancellationToken);

        Task<bool> IsTracked(string path, CancellationToken cancellation) => new TrackedFiles(environment).IsTrackedAsync(layout, path, cancellation);
    }

    private async Task<LayeredConfiguration> FindAsync(WorktreeLayout layout, IRepositoryTree tree, CancellationToken cancellationToken)
    {
        var collected = new LayerCollection();
        var own = new OwnFiles(layout, files, new TrackedFiles(environment));
        RepositoryLayers? repository = await FindRepositoryAsync(tree, own, collected, cancellationToken);
        string name = repository?.Main.Path ?? ConfigurationFiles.Names[0];
        Setting? lowest = ReadUsers(collected);
        var layers = repository is null ? [] : await repository.ReadAsync(cancellationToken);
        var highest = new List<Setting>();
        foreach (OwnFile file in await FindOwnAsync(tree, own, ConfigurationFiles.LocalNames(name), cancellationToken))
        {
            if (collected.ReadSingle(file.Source) is { } layer)
                (file.IsRepositorys ? layers : highest).Add(layer);
        }

        return new LayeredConfiguration
        {
            File = repository?.Main.Source.File,
            Tree = tree,
            Sources = collected.Sources,
            Problems = collected.Problems,
            Settings = new LayeredSettings { Lowest = lowest, Repository = [.. layers], Highest = [.. highest] },
        };
    }

    private async Task<RepositoryLayers?> FindRepositoryAsync(IRepositoryTree tree, OwnFiles own, LayerCollection collected, CancellationToken cancellationToken)
    {
        if (await tree.FindMainAsync(cancellationToken) is { } main)
            return new RepositoryLayers(tree, main, collected);
        return await own.FindUntrackedInMainAsync(ConfigurationFiles.Names, cancellationToken) is { } untracked
            ? new RepositoryLayers(new FolderTree(untracked.Root, isElsewhere: true, files, (_, _) => Task.FromResult(false)), untracked.File, collected)
            : null;
    }

    private Setting? ReadUsers(LayerCollection collected)
    {
        string path = FindUsersFile(environment, home);
        return File.Exists(path) ? collected.ReadSingle(ConfigurationSource.Read(path, path)) : null;
    }

    private static async Task<IEnumerable<OwnFile>> FindOwnAsync(
        IRepositoryTree tree, OwnFiles own, IReadOnlyList<string> localNames, CancellationToken cancellationToken)
    {
        OwnFile? local = await tree.FindCommittedAsync(localNames, cancellationToken) is { } committed
            ? new OwnFile(committed.Source, IsRepositorys: true)
            : await own.FindLocalAsync(localNames, cancellationToken);
        OwnFile?[] found = [local, own.FindLocalOfClone()];
        return found.OfType<OwnFile>();
    }
}
