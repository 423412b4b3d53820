namespace Daft.Core.Configuration.Language;

/// <summary>One key of one level of <c>daft.yml</c>; <paramref name="Description"/> is a sentence for those who write it.</summary>
internal abstract record Key(string Name, string Description, ValueKind Kind);

internal abstract record Key<TModel>(string Name, string Description, ValueKind Kind) : Key(Name, Description, Kind)
{
    /// <summary>The model with this key's value in it; unchanged where the value is wrong, which is then reported.</summary>
    public abstract TModel Apply(TModel model, Setting.Entry entry, Action<Problem> report);
}

internal sealed record Key<TModel, TValue>(
    string Name, string Description, ValueKind<TValue> Typed, Func<TModel, TValue, Setting.Entry, TModel> Set)
    : Key<TModel>(Name, Description, Typed)
{
    /// <summary>Of a model that is filled in place.</summary>
    public Key(string name, string description, ValueKind<TValue> typed, Action<TModel, TValue, Setting.Entry> fill)
        : this(name, description, typed, (model, value, at) => { fill(model, value, at); return model; })
    {
    }

    public override TModel Apply(TModel model, Setting.Entry entry, Action<Problem> report) =>
        Typed.TryRead(entry, report, out TValue? value) ? Set(model, value, entry) : model;
}
