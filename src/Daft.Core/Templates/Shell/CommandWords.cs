using Daft.Core.Expansion;

namespace Daft.Core.Templates.Shell;

/// <summary>What the words of a command say about where a template stands, as far as they are written without quotes.</summary>
internal sealed class CommandWords(ShellCursor cursor)
{
    private const int LongestKeyword = 64;

    private int _start = -1;
    private bool _isName;
    private int _brackets;
    private ShellInvocation _invocation = new();

    public bool IsInside => _start >= 0;

    /// <summary>A reserved word would be one here.</summary>
    public bool IsAtCommand { get; private set; } = true;

    /// <summary>The command so far is a shell that reads its commands from standard input.</summary>
    public bool ReadsScript => _invocation.ReadsInput;

    /// <summary>Told before every character of a word.</summary>
    public void Continue()
    {
        bool begins = !IsInside;
        if (begins)
            _start = cursor.Position;
        char letter = cursor.Current;
        if (letter == ']' && _brackets > 0)
            _brackets--;
        else if (letter == '[' && (_brackets > 0 || _isName))
            _brackets++;
        _isName = (begins || _isName) && EnvironmentExpansion.MayStandInName(letter, isFirst: begins);
    }

    public RefusalReason? FindRefusal() =>
        _brackets > 0 ? RefusalReason.Subscript : _invocation.TakesText ? RefusalReason.OtherShell : null;

    /// <returns><c>case</c> or <c>esac</c> where one ends here; null for every other word.</returns>
    public string? End()
    {
        if (!IsInside)
            return null;
        string word = cursor.Position - _start <= LongestKeyword ? cursor.Text[_start..cursor.Position] : "";
        _invocation.Tell(word, IsAtCommand);
        bool isKeyword = IsAtCommand && (word == "esac" || (word == "case" && !cursor.Looks(")")));
        IsAtCommand = IsAtCommand && (isKeyword || word is "if" or "then" or "elif" or "else" or "while" or "until" or "do" or "!" or "{" or "time");
        Forget();
        return isKeyword ? word : null;
    }

    public void BeginCommand()
    {
        Forget();
        IsAtCommand = true;
        _brackets = 0;
        _invocation = new ShellInvocation();
    }

    private void Forget()
    {
        _start = -1;
        _isName = false;
    }
}
