namespace Daft.Core.Configuration.Language;

internal static class Entries
{
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
