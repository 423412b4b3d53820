using System.Buffers;
using System.Buffers.Binary;

namespace Daft.Core.Trust;

/// <summary>Values one after the other, so that no two rows of values have the same bytes: texts and lists say their length first.</summary>
internal sealed class CanonicalBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public string Hash() => ContentHash.Of(_bytes.WrittenSpan);

    public void AddAll<T>(IReadOnlyCollection<T> items, Action<T> add)
    {
        Add(items.Count);
        foreach (T item in items)
            add(item);
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
        (content ?? default).Span.CopyTo(Reserve(content?.Length ?? 0));
    }

    public void Add(long number) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), number);

    private Span<byte> Reserve(int count)
    {
        Span<byte> span = _bytes.GetSpan(count)[..count];
        _bytes.Advance(count);
        return span;
    }
}
