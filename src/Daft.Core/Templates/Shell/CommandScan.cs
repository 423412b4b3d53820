namespace Daft.Core.Templates.Shell;

/// <summary>
/// Reads commands: the whole text, or what stands in a substitution. It knows just enough of the grammar to tell where a
/// substitution ends: subshells, and <c>case</c>, whose patterns close a parenthesis that nobody opened.
/// </summary>
internal sealed class CommandScan(ShellCursor cursor)
{
    private readonly CommandWords _words = new(cursor);
    private readonly HereDocuments _hereDocuments = new(cursor);
    private readonly RefusalReason? _refusal = cursor.Refusal;

    /// <summary>How many parentheses were open when each <c>case</c> began.</summary>
    private readonly Stack<int> _cases = new();

    private int _parentheses;
    private bool _isClosed;

    /// <summary>A closing parenthesis that nothing in the text opened ends it.</summary>
    public bool EndsWithParenthesis { get; init; }

    /// <summary>Neither comments nor here-documents: <c>#</c> and <c>&lt;&lt;</c> are part of a calculation.</summary>
    public bool IsArithmetic { get; init; }

    public void Run()
    {
        while (!cursor.IsAtEnd && !_isClosed)
            Step();
    }

    private void Step()
    {
        switch (cursor.Current)
        {
            case '\n':
                EndCommand();
                _hereDocuments.Read();
                break;
            case ';' or '&' or '|':
                EndCommand();
                break;
            case ' ' or '\t':
                EndWord();
                cursor.Advance();
                break;
            case '(' or ')':
                PassParenthesis();
                break;
            case '<' or '>':
                PassRedirection();
                break;
            case '#' when !_words.IsInside && !IsArithmetic:
                PassComment();
                break;
            default:
                PassWordCharacter();
                break;
        }
    }

    private void PassParenthesis()
    {
        bool calculates = cursor.Looks("((") && _words.IsAtCommand && !IsArithmetic;
        bool opens = cursor.Current == '(';
        if (calculates)
            ShellQuotes.PassArithmetic(cursor);
        else if (opens)
            _parentheses++;
        else
            EndWord();
        if (!opens)
            Close();
        if (!calculates)
            EndCommand();
    }

    private void Close()
    {
        if (_parentheses > (_cases.TryPeek(out int atCase) ? atCase : 0))
            _parentheses--;
        else
            _isClosed = EndsWithParenthesis && _cases.Count == 0;
    }

    private void PassRedirection()
    {
        EndWord();
        if (cursor.Skip("<<<"))
            return;
        if (!IsArithmetic && cursor.Skip("<<"))
            _hereDocuments.Announce(_words.ReadsScript ? RefusalReason.OtherShell : _refusal);
        else
            cursor.Advance();
    }

    /// <summary>Up to the end of the line, which is none of it.</summary>
    private void PassComment()
    {
        while (!cursor.IsAtEnd && cursor.Current != '\n')
            cursor.Advance();
    }

    private void PassWordCharacter()
    {
        if (cursor.Looks("\\\n"))
        {
            cursor.Advance(2);
            return;
        }

        _words.Continue();
        cursor.Refusal = _words.FindRefusal() ?? _refusal;
        if (cursor.Current == '\\')
            cursor.Advance(2);
        else if (cursor.Skip("'"))
            ShellQuotes.PassSingle(cursor);
        else if (cursor.Skip("\""))
            ShellQuotes.PassDouble(cursor);
        else
            ShellQuotes.PassQuoted(cursor, ShellQuoting.Bare);
    }

    private void EndWord()
    {
        string? keyword = IsArithmetic ? null : _words.End();
        if (keyword == "case")
            _cases.Push(_parentheses);
        else if (keyword == "esac")
            _cases.TryPop(out _);
    }

    private void EndCommand()
    {
        EndWord();
        cursor.Advance();
        _words.BeginCommand();
    }
}
