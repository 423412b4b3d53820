using Daft.Core.Configuration;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Merging;

/// <summary>One map over another, key by key: those of the lower one keep their place, new ones follow.</summary>
internal static class MapMerge
{
    /// <param name="combine">What becomes of an entry over the one of the same key, or over none.</param>
    public static Setting.Mapping Merge(
        Setting.Mapping lower, Setting.Mapping upper, Func<Setting.Entry?, Setting.Entry, Setting.Entry> combine)
    {
        var merged = new NamedList<Setting.Entry>(lower.Entries, entry => entry.Key);
        foreach (Setting.Entry entry in upper.Entries)
            merged.Put(entry, below => combine(below, entry));
        return lower with { Entries = merged.ToImmutable() };
    }

    /// <summary>For a value that is a map; where it should be one and is not, the mistake stays.</summary>
    public static Setting.Entry Merge(
        Setting.Entry? lower, Setting.Entry upper, Func<Setting.Entry?, Setting.Entry, Setting.Entry> combine)
    {
        if (upper.Value is not Setting.Mapping above)
            return Replace(lower, upper);
        return FindBelow(lower?.Value, above.Place) is { } below
            ? (lower ?? upper) with { Value = Merge(below, above, combine) }
            : lower!;
    }

    /// <summary>The higher wins, unless it is empty where a list or a map is below: a heading without a text says nothing.</summary>
    public static Setting.Entry Replace(Setting.Entry? lower, Setting.Entry upper) =>
        lower?.Value is Setting.Sequence or Setting.Mapping && Scalars.IsNull(upper.Value) ? lower : upper;

    /// <summary>The map to be merged into, an empty one where nothing is; null where something else is.</summary>
    public static Setting.Mapping? FindBelow(Setting? lower, SourcePlace place) => lower switch
    {
        Setting.Mapping map => map,
        null => new Setting.Mapping(place, []),
        { } nothing when Scalars.IsNull(nothing) => new Setting.Mapping(place, []),
        _ => null,
    };
}
