using Daft.Core.Configuration;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Merging;

/// <summary>
/// One layer of configuration over another. Every node keeps the place it was written at, so that a mistake in what comes
/// out is told where it was made.
/// </summary>
/// <remarks>
/// The higher layer wins. <c>env</c>, <c>log</c> and the hooks are merged key by key, the jobs of a hook by name
/// (<see cref="JobsMerge"/>), everything else is replaced whole. What is wrong in a layer stays in the result where that
/// can be: the reader is the one who tells mistakes.
/// </remarks>
public static class LayerMerge
{
    /// <param name="lower">Null where nothing is below.</param>
    /// <param name="upper">Null for a file with nothing in it.</param>
    public static Setting? Merge(Setting? lower, Setting? upper)
    {
        if (upper is null || Scalars.IsNull(upper))
            return lower;
        if (upper is not Setting.Mapping above)
            return upper;
        return MapMerge.FindBelow(lower, above.Place) is { } below ? MapMerge.Merge(below, above, Merge) : lower;
    }

    private static Setting.Entry Merge(Setting.Entry? lower, Setting.Entry upper) => upper.Key switch
    {
        // Tasks are written as hooks are.
        "hooks" or "tasks" => MapMerge.Merge(lower, upper, HookMerge.Merge),
        "env" or "log" => MapMerge.Merge(lower, upper, MapMerge.Replace),
        _ => MapMerge.Replace(lower, upper),
    };
}
