using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>One key of one level of <c>daft.yml</c>: its name, what it takes, and where its value goes in the model.</summary>
internal abstract record Key<TModel>(string Name, ValueKind Kind)
{
    /// <summary>The model with this key's value in it; unchanged where the value is wrong, which is then reported.</summary>
    public abstract TModel Apply(TModel model, Setting.Entry entry, Action<Problem> report);
}

internal sealed record Key<TModel, TValue>(string Name, ValueKind<TValue> Typed, Func<TModel, TValue, Setting.Entry, TModel> Set)
    : Key<TModel>(Name, Typed)
{
    public override TModel Apply(TModel model, Setting.Entry entry, Action<Problem> report) =>
        Typed.TryRead(entry, report, out TValue? value) ? Set(model, value, entry) : model;
}

/// <summary>All keys that may stand together in one map. <paramref name="Where"/> ends the sentence "unknown key … ".</summary>
internal sealed record Level<TModel>(string Where, ImmutableArray<Key<TModel>> Keys)
{
    public TModel Read(Setting.Mapping map, TModel start, Action<Problem> report) =>
        Entries.WithoutDuplicates(map, report).Aggregate(start, (model, entry) => Read(model, entry, report));

    private TModel Read(TModel model, Setting.Entry entry, Action<Problem> report)
    {
        if (Keys.FirstOrDefault(key => key.Name == entry.Key) is { } known)
            return known.Apply(model, entry, report);
        report(ConfigurationProblems.UnknownKey(entry, Where, [.. Keys.Select(key => key.Name)]));
        return model;
    }
}
