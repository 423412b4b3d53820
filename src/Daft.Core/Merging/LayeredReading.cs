using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Trust;

namespace Daft.Core.Merging;

/// <summary>What came of reading all layers: what runs and what of it needs approval, or every error, file by file.</summary>
public sealed record LayeredReading
{
    /// <summary>Of all layers; null exactly where there are errors.</summary>
    public DaftConfiguration? Configuration { get; init; }

    /// <summary>Of the repository's own layers; null exactly where there are errors.</summary>
    public DaftConfiguration? Repository { get; init; }

    /// <summary>What the repository says in place of the user's own settings.</summary>
    public ImmutableArray<Overruling> Overrulings { get; init; } = [];

    /// <summary>What the repository's layers run of its files, as it stands where they were read.</summary>
    public ImmutableArray<RunnableFile> Files { get; init; } = [];

    /// <summary>Errors and warnings.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <returns>Null where the repository's own layers decide nothing, and then nothing needs approval.</returns>
    public ApprovalContent? FindContent() =>
        Repository is { } own && ApprovalContent.Of(own, Files, Overrulings) is { DecidesNothing: false } content ? content : null;
}
