namespace Daft.Core.Templates.Shell;

/// <param name="StripsTabs"><c>&lt;&lt;-</c>: tabs in front of a line do not count.</param>
/// <param name="Refusal">Why templates in the body are refused; null: they are not.</param>
internal readonly record struct HereDocument(HereDocumentDelimiter Delimiter, bool StripsTabs, RefusalReason? Refusal)
{
    /// <returns>Where the body ends, and where the text goes on behind the line of the delimiter.</returns>
    public (int End, int Next) FindEnd(string text, int start, int limit)
    {
        bool isJoined = false;
        for (int line = start; line < limit;)
        {
            int newline = text.IndexOf('\n', line, limit - line);
            int end = newline < 0 ? limit : newline;
            ReadOnlySpan<char> content = text.AsSpan(line, end - line);
            if (!isJoined && IsDelimiter(content))
                return (line, Math.Min(end + 1, limit));
            isJoined = !Delimiter.IsQuoted && EndsInBackslash(content);
            line = end + 1;
        }

        return (limit, limit);
    }

    private bool IsDelimiter(ReadOnlySpan<char> line) => (StripsTabs ? line.TrimStart('\t') : line).SequenceEqual(Delimiter.Text);

    /// <summary>One that is not quoted by another: the line goes on behind its end.</summary>
    private static bool EndsInBackslash(ReadOnlySpan<char> line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;
}
