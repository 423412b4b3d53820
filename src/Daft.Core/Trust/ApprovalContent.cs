using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Trust;

/// <summary>What a user approves: shown line by line, remembered as a hash.</summary>
public sealed record ApprovalContent
{
    /// <summary>SHA-256 over everything that decides what runs, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The same for people. Fit for a terminal as it stands: see <see cref="VisibleText"/>.</summary>
    public required ImmutableArray<string> Listing { get; init; }

    /// <summary>The same as that of a file with nothing in it: there is nothing to approve.</summary>
    public bool DecidesNothing => Listing.IsEmpty && Hash == Of(new DaftConfiguration { File = "" }).Hash;

    public static ApprovalContent Of(DaftConfiguration configuration) => Of(configuration, []);

    /// <param name="overrulings">What it says in place of the user's own settings.</param>
    public static ApprovalContent Of(DaftConfiguration configuration, ImmutableArray<Overruling> overrulings) => new()
    {
        Hash = CanonicalForm.HashOf(configuration, overrulings),
        Listing = [.. ApprovalListing.Of(configuration), .. ApprovalListing.Of(overrulings)],
    };
}
