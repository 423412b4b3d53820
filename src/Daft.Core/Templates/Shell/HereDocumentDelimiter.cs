using System.Text;

namespace Daft.Core.Templates.Shell;

/// <summary>The word behind <c>&lt;&lt;</c>.</summary>
/// <param name="Text">Without its quotes: what the last line is compared with.</param>
/// <param name="IsQuoted">In any part: then nothing in the body is expanded.</param>
internal readonly record struct HereDocumentDelimiter(int Start, int End, string Text, bool IsQuoted)
{
    /// <summary>Whether it is the same word without quotes.</summary>
    public bool IsPlain => Text.Length > 0 && Text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    /// <summary>Nothing is expanded in it, so a template there is refused.</summary>
    public static HereDocumentDelimiter Pass(ShellCursor cursor)
    {
        int start = cursor.Position;
        var text = new StringBuilder();
        bool isQuoted = false;
        while (!cursor.IsAtEnd && !EndsWord(cursor.Current))
            isQuoted |= PassPiece(cursor, text);
        cursor.Findings.RefuseAll(start, cursor.Position, RefusalReason.HereDocumentDelimiter);
        return new HereDocumentDelimiter(start, cursor.Position, text.ToString(), isQuoted);
    }

    private static bool PassPiece(ShellCursor cursor, StringBuilder text)
    {
        char quote = cursor.Current;
        bool isQuote = quote is '\'' or '"' or '\\';
        if (isQuote)
            cursor.Advance();
        if (quote is '\'' or '"')
            PassQuoted(cursor, text, quote);
        else if (!cursor.IsAtEnd)
            Append(cursor, text);
        return isQuote;
    }

    private static void PassQuoted(ShellCursor cursor, StringBuilder text, char quote)
    {
        while (!cursor.IsAtEnd && cursor.Current != quote)
            Append(cursor, text);
        cursor.Advance();
    }

    private static void Append(ShellCursor cursor, StringBuilder text)
    {
        text.Append(cursor.Current);
        cursor.Advance();
    }

    private static bool EndsWord(char letter) => letter is ' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')';
}
