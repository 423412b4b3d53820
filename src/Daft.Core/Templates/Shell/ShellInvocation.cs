namespace Daft.Core.Templates.Shell;

/// <summary>
/// Whether a command hands text to another shell, as far as its words show it: <c>eval "…"</c>, <c>sh -c "…"</c>,
/// <c>docker exec box bash -euo pipefail -c "…"</c>, <c>bash &lt;&lt;EOF</c>.
/// </summary>
internal sealed class ShellInvocation
{
    private bool _isEval;
    private string? _shell;
    private string _last = "";

    /// <summary>The next word is a text of commands.</summary>
    public bool TakesText => _isEval || (_shell is not null && IsOption(_last) && _last.EndsWith('c'));

    /// <summary>No script was named so far, so standard input is one.</summary>
    public bool ReadsInput { get; private set; }

    /// <summary>A word of the command has ended.</summary>
    /// <param name="word">As written, quotes included.</param>
    /// <param name="isFirst">It is the command's name.</param>
    public void Tell(string word, bool isFirst)
    {
        _isEval = _isEval || (isFirst && word == "eval");
        if (FindShell(word) is { } shell)
            (_shell, ReadsInput) = (shell, true);
        else if (TakesText || IsScript(word))
            (_shell, ReadsInput) = (null, false);
        _last = word;
    }

    /// <summary>Not what follows <c>-o</c> or <c>-s</c>, and not the user that <c>su</c> takes.</summary>
    private bool IsScript(string word) =>
        _shell is not "su" && !IsOption(word) && !(IsOption(_last) && _last[^1] is 'o' or 's');

    private static bool IsOption(string word) => word.Length > 1 && word[0] is '-' or '+';

    private static string? FindShell(string word)
    {
        string name = word[(word.LastIndexOf('/') + 1)..];
        return name is "sh" or "bash" or "dash" or "ash" or "ksh" or "zsh" or "su" ? name : null;
    }
}
