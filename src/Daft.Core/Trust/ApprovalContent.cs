using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Trust;

/// <summary>What a user approves: shown line by line, remembered as a hash.</summary>
public sealed record ApprovalContent
{
    /// <summary>SHA-256 over everything that decides what runs, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The same for people. Fit for a terminal as it stands: see <see cref="VisibleText"/>.</summary>
    public required ImmutableArray<string> Listing { get; init; }

    public static ApprovalContent Of(DaftConfiguration configuration) => new()
    {
        Hash = CanonicalForm.HashOf(configuration),
        Listing = ApprovalListing.Of(configuration),
    };
}
