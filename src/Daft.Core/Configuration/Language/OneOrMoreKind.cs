using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>One value, or a list of them; <paramref name="Item"/> has the words for both.</summary>
internal sealed record OneOrMoreKind<T>(ValueKind<T> Item) : ValueKind<ImmutableArray<T>>(Item.Takes)
{
    public override ValueShape Shape => ValueShape.OneOrMore(Item.Shape);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<T> value)
    {
        ImmutableArray<Setting.Entry> items = entry.Value is Setting.Sequence list
            ? [.. list.Items.Select(item => Entries.ItemOf(entry, item))]
            : [entry];
        var found = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (Setting.Entry item in items)
        {
            if (Item.TryRead(item, report, out T? read))
                found.Add(read);
        }

        value = found.ToImmutable();
        return value.Length == items.Length;
    }
}
