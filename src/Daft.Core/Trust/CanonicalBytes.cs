using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Daft.Core.Trust;

/// <summary>
/// Values one after the other, so that no two rows of values have the same bytes: texts and lists say their length first.
/// What is full goes into the hash at once: nobody asks for the bytes themselves.
/// </summary>
internal sealed class CanonicalBytes
{
    private readonly ContentHash _hash = new();
    private readonly byte[] _bytes = new byte[4096];
    private int _count;

    public string Hash()
    {
        Flush();
        return _hash.Finish();
    }

    /// <param name="add">Knows no more than what it is given; so it is made once, and not for every list of every job.</param>
    public void AddAll<T>(ImmutableArray<T> items, Action<CanonicalBytes, T> add)
    {
        Add(items.Length);
        foreach (T item in items)
            add(this, item);
    }

    /// <summary>UTF-16, as texts are in memory: it takes every text, and no two become one.</summary>
    public void Add(string? text)
    {
        Add(text?.Length ?? -1);
        foreach (char letter in text ?? "")
            BinaryPrimitives.WriteUInt16LittleEndian(Reserve(sizeof(char)), letter);
    }

    public void Add(ReadOnlyMemory<byte>? content)
    {
        Add(content?.Length ?? -1);
        Flush();
        _hash.Add((content ?? default).Span);
    }

    public void Add(long number) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), number);

    private Span<byte> Reserve(int count)
    {
        if (_count + count > _bytes.Length)
            Flush();
        _count += count;
        return _bytes.AsSpan(_count - count, count);
    }

    private void Flush()
    {
        _hash.Add(_bytes.AsSpan(0, _count));
        _count = 0;
    }
}
