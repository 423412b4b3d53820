namespace Daft.Core.Templates.Shell;

/// <summary>A place in a shell's text, shared by all who read it on.</summary>
internal sealed class ShellCursor(string text, ShellFindings findings)
{
    private const int DeepestNesting = 64;

    private bool _hasGivenUp;
    private int _depth;

    public string Text => text;

    public ShellFindings Findings => findings;

    public int Position { get; private set; }

    /// <summary>What is being read ends here: the text itself, a here-document's body, the text between backquotes.</summary>
    public int End { get; private set; } = text.Length;

    /// <summary>Templates that are met are refused for this reason; null: they are substituted.</summary>
    public RefusalReason? Refusal { get; set; }

    /// <summary>Where a backslash put in would be taken away once more.</summary>
    public bool IsInBackquotes { get; private set; }

    public bool IsAtEnd => _hasGivenUp || Position >= End;

    public char Current => text[Position];

    /// <summary>NUL, which no shell's text holds, behind the end.</summary>
    public char Next => Position + 1 < End ? text[Position + 1] : '\0';

    public void Advance(int count = 1) => Position = Math.Min(Position + count, End);

    public bool Looks(string expected) =>
        !IsAtEnd && string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0 && Position + expected.Length <= End;

    public bool Skip(string expected)
    {
        bool isThere = Looks(expected);
        Advance(isThere ? expected.Length : 0);
        return isThere;
    }

    /// <summary>What stands at an opening brace: a template is dealt with, anything else is passed over.</summary>
    public void TakeBrace(ShellQuoting quoting)
    {
        if (TemplateMark.FindAt(text, Position) is { } mark && mark.Offset + mark.Length <= End)
        {
            Take(mark, quoting);
            return;
        }

        findings.LookForMiss(Position);
        Advance();
    }

    /// <summary>Reads on with another end, and goes on behind <paramref name="next"/>.</summary>
    public void Within(int start, int end, int next, Action read, bool inBackquotes = false)
    {
        (int End, bool Backquotes, RefusalReason? Refusal) outer = (End, IsInBackquotes, Refusal);
        (Position, End, IsInBackquotes) = (start, end, IsInBackquotes || inBackquotes);
        read();
        (Position, End, IsInBackquotes, Refusal) = (Math.Min(next, outer.End), outer.End, outer.Backquotes, outer.Refusal);
    }

    /// <summary>Reads a substitution; what is inside is judged by <paramref name="refusal"/>, whatever holds outside.</summary>
    public void Nested(RefusalReason? refusal, Action read)
    {
        RefusalReason? outer = Refusal;
        Refusal = refusal;
        if (++_depth > DeepestNesting)
            GiveUp(RefusalReason.TooDeep);
        else
            read();
        _depth--;
        Refusal = outer;
    }

    /// <summary>Nothing that follows can be read with certainty: every template in it is refused.</summary>
    public void GiveUp(RefusalReason reason)
    {
        if (!_hasGivenUp)
            findings.RefuseAll(Position, text.Length, reason);
        _hasGivenUp = true;
    }

    private void Take(TemplateMark mark, ShellQuoting quoting)
    {
        if (Refusal is { } reason)
            findings.Refuse(mark, reason);
        else
            findings.Substitute(mark, quoting);
        Advance(mark.Length);
    }
}
