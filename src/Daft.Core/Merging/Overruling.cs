using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Merging;

/// <summary>
/// A setting of the repository's in place of the user's own. Its value may be the one that holds anyway, which the
/// approved configuration does not show; over <c>piped: true</c> of the user's it decides what runs all the same.
/// </summary>
/// <param name="Key">Dotted from the top: <c>hooks.worktree-post-create.parallel</c>.</param>
/// <param name="Value">As <see cref="SettingText"/> writes it.</param>
public sealed record Overruling(string Key, string Value)
{
    /// <summary>Approved as content of their own, or merged with what shows.</summary>
    private static readonly string[] Shown = ["hooks", "env", "jobs", "commands"];

    /// <param name="own">The user's layer below the repository's.</param>
    public static ImmutableArray<Overruling> In(Setting? repository, Setting? own)
    {
        if ((repository, own) is not (Setting.Mapping above, Setting.Mapping below))
            return [];
        return [.. Common("", above, below), .. Hooks(above).SelectMany(hook => Common($"hooks.{hook.Name}.", hook.Map, Hooks(below), hook.Name))];
    }

    private static IEnumerable<Overruling> Common(
        string prefix, Setting.Mapping above, IEnumerable<(string Name, Setting.Mapping Map)> below, string name) =>
        below.Where(hook => hook.Name == name).SelectMany(hook => Common(prefix, above, hook.Map));

    private static IEnumerable<Overruling> Common(string prefix, Setting.Mapping above, Setting.Mapping below) =>
        above.Entries
            .Where(entry => !Shown.Contains(entry.Key) && below.Entries.Any(other => IsSame(entry, other)))
            .Select(entry => new Overruling(prefix + entry.Key, SettingText.Of(entry.Value)));

    private static bool IsSame(Setting.Entry one, Setting.Entry other) =>
        one.Key == other.Key || (HookMerge.IsOrder(one) && HookMerge.IsOrder(other));

    private static IEnumerable<(string Name, Setting.Mapping Map)> Hooks(Setting.Mapping root) =>
        root.Entries.Where(entry => entry.Key == "hooks")
            .SelectMany(hooks => (hooks.Value as Setting.Mapping)?.Entries ?? [])
            .Where(hook => hook.Value is Setting.Mapping)
            .Select(hook => (hook.Key, (Setting.Mapping)hook.Value));
}
