using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

internal static class Entries
{
    /// <summary>So many are sooner compared with one another than put into a dictionary.</summary>
    private const int Few = 8;

    /// <summary>One item of a list as if it were the key's own value, with a place of its own even where it is nothing.</summary>
    public static Setting.Entry ItemOf(Setting.Entry entry, Setting item) => entry with { KeyPlace = item.Place, Value = item };

    /// <summary>The first of each key; every later one is reported.</summary>
    public static IEnumerable<Setting.Entry> WithoutDuplicates(Setting.Mapping map, Action<Problem> report) =>
        map.Entries.Length <= Few && AreDistinct(map.Entries) ? map.Entries : FirstOfEach(map, report);

    private static bool AreDistinct(ImmutableArray<Setting.Entry> entries)
    {
        for (int later = 1; later < entries.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (entries[earlier].Key == entries[later].Key)
                    return false;
            }
        }

        return true;
    }

    private static IEnumerable<Setting.Entry> FirstOfEach(Setting.Mapping map, Action<Problem> report)
    {
        var seen = new Dictionary<string, Setting.Entry>(StringComparer.Ordinal);
        foreach (Setting.Entry entry in map.Entries)
        {
            if (seen.TryAdd(entry.Key, entry))
                yield return entry;
            else
                report(ConfigurationProblems.DuplicateKey(entry, seen[entry.Key]));
        }
    }
}
