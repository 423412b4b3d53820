using Daft.Core.Configuration;

namespace Daft.Core.Merging;

/// <summary>A hook of one layer over the same hook of a lower one.</summary>
internal static class HookMerge
{
    public static Setting.Entry Merge(Setting.Entry? lower, Setting.Entry upper) =>
        MapMerge.Merge(
            Prepare(lower, upper.Value as Setting.Mapping),
            upper.Value is Setting.Mapping above ? upper with { Value = JobsMerge.WithoutCommands(above) } : upper,
            (below, entry) => entry.Key == "jobs" ? JobsMerge.Merge(below, entry) : MapMerge.Replace(below, entry));

    public static bool IsOrder(Setting.Entry entry) => entry.Key is "parallel" or "piped" or "follow";

    /// <summary>The three words for the order are one setting: whoever says one of them has said it anew.</summary>
    private static Setting.Entry? Prepare(Setting.Entry? lower, Setting.Mapping? upper)
    {
        if (lower?.Value is not Setting.Mapping below || upper is null)
            return lower;
        Setting.Mapping plain = JobsMerge.WithoutCommands(below);
        return lower with { Value = upper.Entries.Any(IsOrder) ? plain with { Entries = plain.Entries.RemoveAll(IsOrder) } : plain };
    }
}
