using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Merging;

/// <summary>
/// The jobs of one layer over those of a lower one: a job of the same name takes the other's place, whole; others
/// follow, and so do those without a name.
/// </summary>
/// <remarks>
/// A job set to null is removed: <c>lint: null</c> in a map of commands, and in a list an item with a name and an empty
/// <c>run</c> and nothing else, <c>{name: lint, run: null}</c>. Removing what is not there is no mistake: one
/// <c>local.yml</c> serves many branches. In the lowest layer there is nothing to remove, so there an empty
/// <c>run</c> is what it looks like, a command that was forgotten.
/// </remarks>
internal static class JobsMerge
{
    public static Setting.Entry Merge(Setting.Entry? lower, Setting.Entry upper)
    {
        if (upper.Value is not Setting.Sequence above)
            return MapMerge.Replace(lower, upper);
        if (lower is not null && lower.Value is not Setting.Sequence && !Scalars.IsNull(lower.Value))
            return lower;
        var merged = new NamedList<Setting>((lower?.Value as Setting.Sequence)?.Items ?? [], FindName);
        foreach (Setting job in above.Items)
            merged.Put(job, _ => IsRemoval(job) ? null : job);
        return (lower ?? upper) with { Value = above with { Items = merged.ToImmutable() } };
    }

    /// <summary>The older map of commands as the list of jobs that it is; unchanged where either of the two is wrong.</summary>
    public static Setting.Mapping WithoutCommands(Setting.Mapping hook)
    {
        ImmutableArray<Setting.Entry> both = [.. hook.Entries.Where(entry => entry.Key is "jobs" or "commands")];
        bool isSound = both.Count(entry => entry.Key == "commands") == 1 && both.DistinctBy(entry => entry.Key).Count() == both.Length
            && both.All(entry => Scalars.IsNull(entry.Value) || (entry.Key == "jobs" ? entry.Value is Setting.Sequence : entry.Value is Setting.Mapping));
        if (!isSound)
            return hook;
        var jobs = new Setting.Sequence(both[0].Value.Place, [.. both.OrderByDescending(entry => entry.Key, StringComparer.Ordinal).SelectMany(Jobs)]);
        return hook with
        {
            Entries = [.. hook.Entries.Where(entry => !both.Contains(entry)), both[0] with { Key = "jobs", Value = jobs }],
        };
    }

    private static IEnumerable<Setting> Jobs(Setting.Entry jobsOrCommands) => jobsOrCommands.Value switch
    {
        Setting.Sequence jobs => jobs.Items,
        Setting.Mapping commands => commands.Entries.Select(AsJob),
        _ => [],
    };

    private static Setting AsJob(Setting.Entry command)
    {
        var name = new Setting.Entry("name", command.KeyPlace, new Setting.Scalar(command.KeyPlace, command.Key, IsQuoted: true));
        return command.Value switch
        {
            Setting.Mapping body => new Setting.Mapping(command.KeyPlace, body.Entries.Insert(0, name)),
            { } nothing when Scalars.IsNull(nothing) => new Setting.Mapping(command.KeyPlace, [name, new Setting.Entry("run", command.KeyPlace, nothing)]),
            _ => command.Value,
        };
    }

    private static string? FindName(Setting job) =>
        job is Setting.Mapping map && map.Entries.FirstOrDefault(entry => entry.Key == "name") is { } name ? Scalars.FindText(name.Value) : null;

    private static bool IsRemoval(Setting job) =>
        job is Setting.Mapping { Entries: { Length: 2 } entries }
        && entries.Any(entry => entry.Key == "name")
        && entries.Any(entry => entry.Key == "run" && Scalars.IsNull(entry.Value));
}
