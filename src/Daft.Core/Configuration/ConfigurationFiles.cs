using System.Collections.Immutable;

namespace Daft.Core.Configuration;

public static class ConfigurationFiles
{
    /// <summary>The names looked for from the root of the tree, first match wins; always with forward slashes.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["daft.yml", "daft.yaml", ".daft.yml", ".daft.yaml", ".config/daft.yml", ".config/daft.yaml"];
}
