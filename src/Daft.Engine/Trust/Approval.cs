using System.Collections.Immutable;

namespace Daft.Engine.Trust;

/// <summary>One content of a configuration that the user has read and approved in one repository.</summary>
public sealed record Approval
{
    public required string Hash { get; init; }

    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>What was approved, as it was shown, so that a later content can be shown as a difference.</summary>
    public required ImmutableArray<string> Listing { get; init; }
}
