using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Merging;

/// <summary>A file that holds one hook and is called like it: <c>worktree-post-create.yml</c>.</summary>
public static class HookFile
{
    /// <summary>Their names in the order in which they are merged; of two endings the first that is there counts.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. FileKeys.Hooks.Keys.SelectMany(hook => (string[])[hook.Name + ".yml", hook.Name + ".yaml"])];

    public static string HookOf(string name) => Path.GetFileNameWithoutExtension(name);

    /// <summary>The file's content in the place it has in a <c>daft.yml</c>.</summary>
    public static Setting? Wrap(Setting? content, string hook)
    {
        if (content is null || Scalars.IsNull(content))
            return null;
        SourcePlace start = content.Place with { Line = 1, Column = 1 };
        return Wrap("hooks", Wrap(hook, content, start), start);
    }

    private static Setting.Mapping Wrap(string key, Setting value, SourcePlace place) => new(place, [new Setting.Entry(key, place, value)]);
}
