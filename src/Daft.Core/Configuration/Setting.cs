using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>
/// A YAML document as Core sees it: three kinds of node, each knowing its place. The engine's YAML reader makes it, so
/// that no other file knows which library parsed the text.
/// </summary>
public abstract record Setting(SourcePlace Place)
{
    /// <summary>A leaf. <paramref name="IsQuoted"/>: written in quotes or as a block, so never a number, a boolean or null.</summary>
    public sealed record Scalar(SourcePlace Place, string Text, bool IsQuoted) : Setting(Place);

    public sealed record Sequence(SourcePlace Place, ImmutableArray<Setting> Items) : Setting(Place);

    /// <summary>A mapping in the order of the file; duplicate keys are still in it, for the reader to point at.</summary>
    public sealed record Mapping(SourcePlace Place, ImmutableArray<Entry> Entries) : Setting(Place);

    public sealed record Entry(string Key, SourcePlace KeyPlace, Setting Value);
}
