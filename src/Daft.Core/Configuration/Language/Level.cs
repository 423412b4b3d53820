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

    public TModel Read(Setting.Mapping map, TModel start, Action<Problem> report) =>
        Entries.WithoutDuplicates(map, report).Aggregate(start, (model, entry) => Read(model, entry, report));

    private TModel Read(TModel model, Setting.Entry entry, Action<Problem> report)
    {
        if (Keys.FirstOrDefault(key => key.Name == entry.Key) is { } known)
            return known.Apply(model, entry, report);
        report(ConfigurationProblems.UnknownKey(entry, this));
        return model;
    }
}
