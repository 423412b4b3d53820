using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>What came of reading a file: the configuration, or every problem found in it, in the order of the file.</summary>
public sealed record ConfigurationReading
{
    /// <summary>Null exactly where there are errors.</summary>
    public DaftConfiguration? Configuration { get; init; }

    /// <summary>Errors and warnings; warnings alone leave the configuration as it is.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
