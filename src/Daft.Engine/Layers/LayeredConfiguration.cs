using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Preparing;
using Daft.Engine.Yaml;

namespace Daft.Engine.Layers;

/// <summary>All files of one configuration, read once: what is approved, what is planned and what is shown come from these bytes.</summary>
public sealed record LayeredConfiguration
{
    /// <summary>The repository's <c>daft.yml</c> as messages call it; null where it has none.</summary>
    public string? File { get; init; }

    /// <summary>Every file that was read.</summary>
    public required ImmutableArray<ConfigurationSource> Sources { get; init; }

    public required LayeredSettings Settings { get; init; }

    /// <summary>What keeps a file from being a layer: broken YAML, and files that are named and cannot be had.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Nobody has configured anything here.</summary>
    public bool IsEmpty => Sources.IsEmpty;

    /// <summary>The repository's file or, where it has none, the first of the user's own.</summary>
    public string Name => File ?? (IsEmpty ? ConfigurationFiles.Names[0] : Sources[0].File);

    /// <summary>One file of the repository's and no other layer.</summary>
    public static LayeredConfiguration Of(ConfigurationSource source)
    {
        YamlReading yaml = YamlReader.Read(source.Text, source.File);
        return new LayeredConfiguration
        {
            File = source.File,
            Sources = [source],
            Problems = yaml.Problems,
            Settings = new LayeredSettings { Repository = yaml.Root is { } root ? [root] : [] },
        };
    }

    /// <summary>Where the files stand that the configuration runs; null for a text that belongs to no repository.</summary>
    internal IRepositoryTree? Tree { get; init; }

    /// <summary>Without the files that it runs.</summary>
    public LayeredReading Read() => Problems.IsEmpty ? Settings.Read(Name, () => DaftVersion.Running) : new LayeredReading { Problems = Problems };

    /// <exception cref="DaftException">A file that it runs cannot be read.</exception>
    public async Task<LayeredReading> ReadAsync(CancellationToken cancellationToken)
    {
        LayeredReading reading = Read();
        return reading.Repository is { } own && Tree is { } tree
            ? reading with { Files = await RunnableFilesOfTree.ReadAsync(own, tree, cancellationToken) }
            : reading;
    }

    /// <summary>The text of the file that a problem is in.</summary>
    public string? FindText(Problem problem) => Sources.FirstOrDefault(source => source.File == problem.Place.File)?.Text;
}
