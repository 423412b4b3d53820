namespace Daft.Core.Configuration.Language;

internal static class Entries
{
    /// <summary>One item of a list as if it were the key's own value, with a place of its own even where it is nothing.</summary>
    public static Setting.Entry ItemOf(Setting.Entry entry, Setting item) => entry with { KeyPlace = item.Place, Value = item };

    /// <summary>The first of each key; every later one is reported.</summary>
    public static IEnumerable<Setting.Entry> WithoutDuplicates(Setting.Mapping map, Action<Problem> report)
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
