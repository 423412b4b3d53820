using Daft.Terminal;

namespace Daft.Messages;

/// <summary>Names of jobs inside sentences and commands.</summary>
public static class JobNames
{
    private const int Listed = 3;

    public static string Show(string name) => PlainText.OfLine(name);

    /// <summary>The name as it must be typed in a shell.</summary>
    public static string Typed(string name)
    {
        string shown = Show(name);
        return shown.Length > 0 && shown.All(IsPlain) ? shown : "'" + shown.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>, <c>a, b, c and 2 more</c>.</summary>
    public static string Enumerate(IReadOnlyList<string> names)
    {
        List<string> parts = [.. names.Take(Listed).Select(Show)];
        if (names.Count > Listed)
            parts.Add($"{names.Count - Listed} more");
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || "_-./@%+=:,".Contains(letter, StringComparison.Ordinal);
}
