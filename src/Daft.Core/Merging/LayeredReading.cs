using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Trust;

namespace Daft.Core.Merging;

/// <summary>What came of reading all layers: what runs and what of it needs approval, or every problem, file by file.</summary>
public sealed record LayeredReading
{
    /// <summary>Null exactly where there are problems.</summary>
    public DaftConfiguration? Configuration { get; init; }

    /// <summary>What the repository's own layers say; null where they decide nothing, and then nothing needs approval.</summary>
    public ApprovalContent? ToApprove { get; init; }

    public ImmutableArray<Problem> Problems { get; init; } = [];
}
