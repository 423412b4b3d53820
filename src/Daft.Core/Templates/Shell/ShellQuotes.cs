namespace Daft.Core.Templates.Shell;

/// <summary>Passes over what is quoted or expanded inside of a word, up to and with its end.</summary>
internal static class ShellQuotes
{
    /// <summary>From behind the opening quote: nothing means anything but the closing one.</summary>
    public static void PassSingle(ShellCursor cursor)
    {
        while (!cursor.IsAtEnd && cursor.Current != '\'')
        {
            if (cursor.Current == '{')
                cursor.TakeBrace(ShellQuoting.Single);
            else
                cursor.Advance();
        }

        cursor.Advance();
    }

    /// <summary>From behind the opening quote.</summary>
    public static void PassDouble(ShellCursor cursor)
    {
        while (!cursor.IsAtEnd && cursor.Current != '"')
            PassQuoted(cursor, ShellQuoting.Double);
        cursor.Advance();
    }

    /// <summary>One step where double quotes' rules hold.</summary>
    public static void PassQuoted(ShellCursor cursor, ShellQuoting quoting)
    {
        switch (cursor.Current)
        {
            case '\\':
                PassBackslash(cursor);
                break;
            case '`':
                PassBackquotes(cursor);
                break;
            case '$':
                PassDollar(cursor, quoting);
                break;
            case '{':
                cursor.TakeBrace(quoting);
                break;
            default:
                cursor.Advance();
                break;
        }
    }

    public static void PassDollar(ShellCursor cursor, ShellQuoting quoting)
    {
        if (cursor.Looks("$(("))
            PassArithmetic(cursor);
        else if (cursor.Skip("$("))
            cursor.Nested(null, () => new CommandScan(cursor) { EndsWithParenthesis = true }.Run());
        else if (cursor.Skip("${"))
            ParameterScan.Pass(cursor, quoting);
        else if (cursor.Looks("$["))
            cursor.GiveUp(RefusalReason.Arithmetic);
        else if (quoting == ShellQuoting.Bare && cursor.Looks("$'"))
            PassDollarQuotes(cursor);
        else
            cursor.Advance(cursor.Next is '$' or '#' or '?' or '!' or '*' or '@' or '-' ? 2 : 1);
    }

    /// <summary>
    /// From the first parenthesis of two; ends with the second that closes. They are counted as subshells are, which is
    /// what <c>$((</c> may turn out to begin.
    /// </summary>
    public static void PassArithmetic(ShellCursor cursor)
    {
        cursor.Skip("$");
        cursor.Advance();
        cursor.Nested(RefusalReason.Arithmetic, () => new CommandScan(cursor) { EndsWithParenthesis = true, IsArithmetic = true }.Run());
    }

    /// <summary>
    /// The end is the next backquote without a backslash, whatever stands between. Without any backslash the text between
    /// them is the text of the command; with one, what it quotes there depends on the shell and on the quotes around.
    /// </summary>
    public static void PassBackquotes(ShellCursor cursor)
    {
        int start = cursor.Position + 1;
        int end = start;
        while (end < cursor.End && cursor.Text[end] != '`')
            end += cursor.Text[end] == '\\' ? 2 : 1;
        end = Math.Min(end, cursor.End);
        if (cursor.Text.AsSpan(start, end - start).Contains('\\'))
            cursor.Findings.RefuseAll(start, end, RefusalReason.Backquotes);
        else
            cursor.Within(start, end, end, () => cursor.Nested(null, () => new CommandScan(cursor).Run()), inBackquotes: true);
        cursor.Advance(end + 1 - cursor.Position);
    }

    /// <summary>
    /// A backslash in front of a template is a character there, as it is in front of any brace; in front of the
    /// reference's dollar sign it would not be.
    /// </summary>
    private static void PassBackslash(ShellCursor cursor)
    {
        bool quotesTemplate = cursor.Next == '{' && TemplateMark.FindAt(cursor.Text, cursor.Position + 1) is not null;
        if (quotesTemplate)
            cursor.Findings.Escape(cursor.Position);
        cursor.Advance(quotesTemplate ? 1 : 2);
    }

    /// <summary>dash reads a dollar sign and single quotes, bash and POSIX since 2024 escapes: without a backslash both find the same end.</summary>
    private static void PassDollarQuotes(ShellCursor cursor)
    {
        int first = cursor.Text.IndexOfAny(['\'', '\\'], cursor.Position + 2);
        if (first >= 0 && cursor.Text[first] == '\\')
            cursor.GiveUp(RefusalReason.DollarQuotes);
        else
            cursor.Advance();
    }
}
