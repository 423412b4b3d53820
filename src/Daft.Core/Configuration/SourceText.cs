namespace Daft.Core.Configuration;

/// <summary>The lines of a file as the YAML parser counts them: a line ends at a line feed, a carriage return, both, or one of Unicode's own.</summary>
public static class SourceText
{
    /// <summary>What some editors put in front; it belongs to no line.</summary>
    private const char ByteOrderMark = '\ufeff';

    public static string WithoutMark(string text) => text.StartsWith(ByteOrderMark) ? text[1..] : text;

    /// <param name="text">The whole file.</param>
    /// <param name="number">From 1.</param>
    /// <returns>The line without its end; null where the file has fewer.</returns>
    public static string? FindLine(string text, int number)
    {
        int current = 1;
        foreach (ReadOnlySpan<char> line in WithoutMark(text).AsSpan().EnumerateLines())
        {
            if (current++ == number)
                return line.ToString();
        }

        return null;
    }

    /// <summary>The place behind all of a text: where the next character of the file would stand.</summary>
    public static SourcePlace EndOf(ReadOnlySpan<char> text, string file)
    {
        (int line, int column) = (0, 1);
        foreach (ReadOnlySpan<char> last in text.EnumerateLines())
            (line, column) = (line + 1, last.Length + 1);
        return new SourcePlace(file, line, column);
    }
}
