namespace Daft.Engine.Layers;

/// <summary>
/// A checkout may turn the line ends of a text into the system's own; an approval is of the text, wherever it was read.
/// </summary>
internal static class LineEnds
{
    public static ReadOnlyMemory<byte> OfUnix(ReadOnlyMemory<byte> text)
    {
        if (text.Span.IndexOf("\r\n"u8) < 0)
            return text;
        byte[] shorter = new byte[text.Length];
        int length = 0;
        for (int index = 0; index < text.Length; index++)
        {
            bool isDropped = text.Span[index] == '\r' && index + 1 < text.Length && text.Span[index + 1] == '\n';
            if (!isDropped)
                shorter[length++] = text.Span[index];
        }

        return shorter.AsMemory(0, length);
    }
}
