using Daft.Core.Configuration;

namespace Daft.Core.Expansion;

/// <summary>A place in a value, shared by the parsers of what stands inside one another, and the first mistake found.</summary>
internal sealed class ValueCursor(string value)
{
    public int Position { get; private set; }

    public ExpansionError? Error { get; private set; }

    public bool IsAtEnd => Position >= value.Length;

    public char Current => value[Position];

    public string Text => value;

    public void Advance(int count = 1) => Position = Math.Min(Position + count, value.Length);

    public bool Looks(string expected) => string.CompareOrdinal(value, Position, expected, 0, expected.Length) == 0;

    public bool Skip(string expected)
    {
        bool isThere = Looks(expected);
        Advance(isThere ? expected.Length : 0);
        return isThere;
    }

    /// <returns>The name of a variable; null where none begins here.</returns>
    public string? TakeName()
    {
        int start = Position;
        while (!IsAtEnd && EnvironmentExpansion.MayStandInName(Current, isFirst: Position == start))
            Advance();
        return Position > start ? value[start..Position] : null;
    }

    public void Fail(string message, int offset) => Error ??= new ExpansionError(message, offset);

    /// <param name="dollar">Where the form begins that is none.</param>
    public void FailForm(int dollar)
    {
        int end = value.IndexOf('}', dollar);
        Fail(
            end < 0
                ? $"'{VisibleText.Excerpt(value[dollar..])}' has no closing brace"
                : $"'{VisibleText.Excerpt(value[dollar..(end + 1)])}' is not a form daft knows",
            dollar);
    }
}
