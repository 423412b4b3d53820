using System.Collections.Immutable;

namespace Daft.Core.Configuration;

public static class ConfigurationFiles
{
    /// <summary>The names looked for from the root of the tree, first match wins; always with forward slashes.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["daft.yml", "daft.yaml", ".daft.yml", ".daft.yaml", ".config/daft.yml", ".config/daft.yaml"];

    /// <summary>
    /// The user's own changes beside the repository's file, <c>daft.local.yml</c> and the older <c>daft-local.yml</c> beside
    /// <c>daft.yml</c>; first match wins.
    /// </summary>
    /// <param name="file">One of <see cref="Names"/>.</param>
    public static ImmutableArray<string> LocalNames(string file)
    {
        int dot = file.LastIndexOf('.');
        return [$"{file[..dot]}.local{file[dot..]}", $"{file[..dot]}-local{file[dot..]}"];
    }

    /// <summary>Of a path with forward slashes: with the last one, or empty at the root.</summary>
    public static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
