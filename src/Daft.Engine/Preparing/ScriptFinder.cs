using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Layers;
using Daft.Engine.Platform;

namespace Daft.Engine.Preparing;

/// <summary>
/// Where scripts are: the user's own of that name, in this worktree or in the main one, before the repository's. What git
/// tracks in this worktree is part of what is approved; what it tracks in the main one belongs to another commit, and is
/// passed over.
/// </summary>
internal sealed class ScriptFinder(DaftConfiguration configuration, WorktreeLayout layout, IFileTable files, TrackedFiles tracked)
{
    /// <returns>
    /// By path below the source directory: relative to the worktree, or absolute. The repository's where there is none: it is
    /// missed when the job starts.
    /// </returns>
    /// <exception cref="Core.DaftException">git does not say whose a file is.</exception>
    public async Task<ImmutableDictionary<string, string>> FindAllAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string file in RunnableFiles.ScriptsOf(configuration))
            found[file] = await FindOwnAsync($"{configuration.LocalSourceDirectory}/{file}", cancellationToken) ?? $"{configuration.SourceDirectory}/{file}";
        return found.ToImmutable();
    }

    private async Task<string?> FindOwnAsync(string own, CancellationToken cancellationToken)
    {
        if (layout.WorktreeRoot is { } root && File.Exists(Path.Combine(root, own)))
            return own;
        bool isElsewhere = layout.IsLinked && layout.MainFolder is { } folder && File.Exists(Path.Combine(folder, own));
        return isElsewhere && layout.FindMain(files) is { WorktreeRoot: { } other } main && !await tracked.IsTrackedAsync(main, own, cancellationToken)
            ? Path.Combine(other, own)
            : null;
    }
}
