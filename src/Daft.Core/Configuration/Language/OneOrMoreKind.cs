using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>One value, or a list of them; <paramref name="Item"/> has the words for both.</summary>
internal sealed record OneOrMoreKind<T>(ValueKind<T> Item) : ValueKind<ImmutableArray<T>>(Item.Takes)
{
    public override ValueShape Shape => ValueShape.OneOrMore(Item.Shape);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<T> value)
    {
        if (entry.Value is not Setting.Sequence list)
        {
            bool isRead = Item.TryRead(entry, report, out T? only);
            value = isRead ? [only!] : [];
            return isRead;
        }

        var found = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        foreach (Setting item in list.Items)
        {
            if (Item.TryRead(Entries.ItemOf(entry, item), report, out T? read))
                found.Add(read);
        }

        value = found.ToImmutable();
        return value.Length == list.Items.Length;
    }
}
