namespace Daft.Core.Templates.Shell;

/// <summary>
/// Passes over <c>${…}</c>. Behind <c>-</c> <c>=</c> <c>?</c> <c>+</c> stands a word that is quoted as the whole
/// expansion is; behind <c>#</c> and <c>%</c> a pattern that is quoted on its own (POSIX, 2.6.2); anything else only some
/// shells know.
/// </summary>
internal static class ParameterScan
{
    /// <summary>From behind the opening brace, up to and with the closing one.</summary>
    public static void Pass(ShellCursor cursor, ShellQuoting quoting)
    {
        PassParameter(cursor);
        bool isColon = cursor.Skip(":");
        bool isWord = !cursor.IsAtEnd && cursor.Current is '-' or '=' or '?' or '+' or '}';
        bool isPattern = !isColon && (cursor.Looks("#") || cursor.Looks("%"));
        if (isWord)
            cursor.Nested(cursor.Refusal, () => PassWord(cursor, quoting));
        else if (isPattern && quoting != ShellQuoting.HereDocument)
            cursor.Nested(cursor.Refusal, () => PassWord(cursor, ShellQuoting.Bare));
        else
            cursor.Nested(RefusalReason.ParameterExpansion, () => PassWord(cursor, ShellQuoting.Bare));
    }

    /// <summary>A name, a number, or one of the special parameters.</summary>
    private static void PassParameter(ShellCursor cursor)
    {
        int start = cursor.Position;
        while (!cursor.IsAtEnd && (char.IsAsciiLetterOrDigit(cursor.Current) || cursor.Current == '_'))
            cursor.Advance();
        if (cursor.Position == start && !cursor.IsAtEnd && cursor.Current is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            cursor.Advance();
    }

    /// <param name="quoting">Of the word itself; the expansion around it may be in double quotes and its pattern is not.</param>
    private static void PassWord(ShellCursor cursor, ShellQuoting quoting)
    {
        while (!cursor.IsAtEnd && cursor.Current != '}')
        {
            if (cursor.Skip("\""))
                ShellQuotes.PassDouble(cursor);
            else if (quoting == ShellQuoting.Bare && cursor.Skip("'"))
                ShellQuotes.PassSingle(cursor);
            else if (quoting == ShellQuoting.Bare && cursor.Current == '\\')
                cursor.Advance(2);
            else
                ShellQuotes.PassQuoted(cursor, quoting);
        }

        cursor.Advance();
    }
}
