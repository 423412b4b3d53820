using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Trust;

/// <summary>Which files of a repository a configuration runs, by paths from the root of the worktree.</summary>
public static class RunnableFiles
{
    /// <summary>Its scripts and its <c>rc</c>, as far as that is a file of the repository.</summary>
    public static ImmutableArray<string> PathsOf(DaftConfiguration configuration) =>
    [
        .. ScriptsOf(configuration).Select(script => $"{configuration.SourceDirectory}/{script}")
            .Concat(configuration.ShellSetup is { Path: var setup } && IsInside(setup) ? [setup] : [])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Its scripts by their paths below the source directory, each once.</summary>
    public static IEnumerable<string> ScriptsOf(DaftConfiguration configuration) =>
        configuration.Hooks.SelectMany(hook => hook.AllJobs()).Select(job => job.Body).OfType<JobBody.Script>().Select(script => script.File.Path)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Where the same scripts may stand for one user alone; the repository's where git tracks them all the same.</summary>
    public static ImmutableArray<string> LocalPathsOf(DaftConfiguration configuration) =>
        [.. ScriptsOf(configuration).Select(script => $"{configuration.LocalSourceDirectory}/{script}")];

    /// <summary>By its text: neither absolute, nor of somebody's home folder, nor outside the worktree.</summary>
    public static bool IsInside(string path) => path.Length > 0 && path[0] is not ('/' or '~') && !path.Split('/').Contains("..");

}
