using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Preparing;
using Daft.Engine.Yaml;

namespace Daft.Engine.Layers;

/// <summary>What has been read so far: every file's text, and what keeps it from being a layer.</summary>
internal sealed class LayerCollection
{
    private readonly List<ConfigurationSource> _sources = [];
    private readonly List<Problem> _problems = [];

    public ImmutableArray<ConfigurationSource> Sources => [.. _sources];

    public ImmutableArray<Problem> Problems => [.. _problems];

    public void Report(Problem problem) => _problems.Add(problem);

    /// <returns>Null for a file with nothing in it, and for one with problems.</returns>
    public Setting? Read(ConfigurationSource source)
    {
        YamlReading yaml = YamlReader.Read(source.Text, source.File);
        _sources.Add(source);
        _problems.AddRange(yaml.Problems);
        return yaml.Root;
    }

    /// <summary>The same of a file that may not extend others.</summary>
    public Setting? ReadSingle(ConfigurationSource source)
    {
        Setting? root = Read(source);
        if (Extension.FindMisplaced(root) is { } misplaced)
            Report(misplaced);
        return root;
    }
}
