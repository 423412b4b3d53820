using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>What came of reading YAML text.</summary>
public sealed record YamlReading
{
    /// <summary>Null where there are problems, and for a text without a document in it.</summary>
    public Setting? Root { get; init; }

    public ImmutableArray<Problem> Problems { get; init; } = [];
}
