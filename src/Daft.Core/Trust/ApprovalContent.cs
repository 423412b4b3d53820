using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Trust;

/// <summary>What a user approves: shown line by line, remembered as a hash.</summary>
public sealed record ApprovalContent
{
    private static readonly string _hashOfNothing = Of(new DaftConfiguration { File = "" }).Hash;

    private readonly Lazy<ImmutableArray<string>> _listing;

    private ApprovalContent(string hash, Func<ImmutableArray<string>> list)
    {
        Hash = hash;
        _listing = new Lazy<ImmutableArray<string>>(list);
    }

    /// <summary>SHA-256 over everything that decides what runs, in lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The same for people, made when it is asked for. Fit for a terminal as it stands: see <see cref="VisibleText"/>.</summary>
    public ImmutableArray<string> Listing => _listing.Value;

    /// <summary>The same as that of a file with nothing in it: there is nothing to approve.</summary>
    public bool DecidesNothing => Hash == _hashOfNothing;

    public static ApprovalContent Of(DaftConfiguration configuration) => Of(configuration, [], []);

    /// <param name="configuration">What runs.</param>
    /// <param name="files">The files of the repository that it runs: its scripts and its <c>rc</c>, each once.</param>
    /// <param name="overrulings">What it says in place of the user's own settings.</param>
    public static ApprovalContent Of(
        DaftConfiguration configuration, ImmutableArray<RunnableFile> files, ImmutableArray<Overruling> overrulings)
    {
        ImmutableArray<RunnableFile> sorted = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        return new ApprovalContent(
            CanonicalForm.HashOf(configuration, sorted, overrulings),
            () => [.. ApprovalListing.Of(configuration), .. ApprovalListing.Of(overrulings), .. sorted.SelectMany(FileListing.Of)]);
    }
}

/// <summary>
/// A file that a configuration runs. <paramref name="Path"/> is relative to the worktree, with forward slashes;
/// <paramref name="Content"/> is null where there is no such file.
/// </summary>
public sealed record RunnableFile(string Path, ReadOnlyMemory<byte>? Content);
