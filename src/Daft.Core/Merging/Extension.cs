using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Merging;

/// <summary>A file that another one names under <c>extends</c>, as written there.</summary>
public sealed record Extension(string Name, SourcePlace Place)
{
    private const string Key = "extends";

    /// <summary>One name or a list of names, in the order of the file; what is no name is reported.</summary>
    public static ImmutableArray<Extension> In(Setting? root, Action<Problem> report)
    {
        if (Find(root) is not { } entry || Scalars.IsNull(entry.Value))
            return [];
        var found = ImmutableArray.CreateBuilder<Extension>();
        foreach (Setting name in entry.Value is Setting.Sequence list ? list.Items : [entry.Value])
        {
            if (Scalars.FindText(name) is { Length: > 0 } text)
                found.Add(new Extension(text, name.Place));
            else
                report(LayerProblems.NoFileName(name.Place));
        }

        return found.ToImmutable();
    }

    /// <summary>For a layer whose files are nobody else's to extend.</summary>
    public static Problem? FindMisplaced(Setting? root) => Find(root) is { } entry ? LayerProblems.NothingToExtend(entry.KeyPlace) : null;

    /// <summary>Without the first <c>extends</c>, which is done with; a second one is a mistake and stays.</summary>
    public static Setting? Without(Setting? root) =>
        root is Setting.Mapping map && Find(root) is { } entry ? map with { Entries = map.Entries.Remove(entry) } : root;

    private static Setting.Entry? Find(Setting? root) => (root as Setting.Mapping)?.Entries.FirstOrDefault(entry => entry.Key == Key);
}
