using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>All keys that may stand together in one map. <paramref name="Where"/> ends the sentence "unknown key … ".</summary>
internal abstract record Level(string Where)
{
    public abstract ImmutableArray<Key> All { get; }
}

internal sealed record Level<TModel>(string Where, ImmutableArray<Key<TModel>> Keys) : Level(Where)
{
    public override ImmutableArray<Key> All => ImmutableArray<Key>.CastUp(Keys);

    public TModel Read(Setting.Mapping map, TModel start, Action<Problem> report)
    {
        TModel model = start;
        foreach (Setting.Entry entry in Entries.WithoutDuplicates(map, report))
        {
            if (Find(entry.Key) is { } known)
                model = known.Apply(model, entry, report);
            else
                report(ConfigurationProblems.UnknownKey(entry, this));
        }

        return model;
    }

    private Key<TModel>? Find(string name)
    {
        foreach (Key<TModel> key in Keys)
        {
            if (key.Name == name)
                return key;
        }

        return null;
    }
}
