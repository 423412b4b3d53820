using System.Collections.Immutable;

namespace Daft.Core.Merging;

/// <summary>
/// The items of a lower layer while those of a higher one are put over them, by name. What stands twice in one layer is
/// a mistake, and stays as it is: whoever reads the result then sees both.
/// </summary>
internal sealed class NamedList<T>
    where T : class
{
    private readonly List<T?> _items;
    private readonly Func<T, string?> _nameOf;
    private readonly Dictionary<string, int> _lower = new(StringComparer.Ordinal);
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);
    private readonly HashSet<string> _put = new(StringComparer.Ordinal);

    public NamedList(ImmutableArray<T> lower, Func<T, string?> nameOf)
    {
        _items = [.. lower];
        _nameOf = nameOf;
        for (int index = 0; index < lower.Length; index++)
        {
            if (nameOf(lower[index]) is { } name && !_lower.TryAdd(name, index))
                _twice.Add(name);
        }
    }

    /// <param name="upper">Of the higher layer.</param>
    /// <param name="combine">Given what <paramref name="upper"/> is put over, if anything; null for nothing at all.</param>
    public void Put(T upper, Func<T?, T?> combine)
    {
        string? name = _nameOf(upper);
        if (name is null || !_put.Add(name))
            _items.Add(upper);
        else if (!_lower.TryGetValue(name, out int index))
            _items.Add(combine(null));
        else if (!_twice.Contains(name))
            _items[index] = combine(_items[index]);
    }

    public ImmutableArray<T> ToImmutable() => [.. _items.OfType<T>()];
}
