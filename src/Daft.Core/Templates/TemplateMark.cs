namespace Daft.Core.Templates;

/// <summary>A template in a text. <paramref name="Offset"/> is that of its opening brace, in UTF-16 units.</summary>
public readonly record struct TemplateMark(string Name, int Offset)
{
    /// <summary>Long enough for every name, and for every word that is near to one.</summary>
    private const int LongestWord = 32;

    /// <summary>With both braces.</summary>
    public int Length => Name.Length + 2;

    /// <returns>The template whose opening brace stands at <paramref name="offset"/>; null where none does: a dollar sign in front makes <c>${branch}</c> a shell's.</returns>
    public static TemplateMark? FindAt(string text, int offset) =>
        FindWord(text, offset) is { } word && TemplateNames.IsKnown(word) ? new TemplateMark(word, offset) : null;

    public static IEnumerable<TemplateMark> FindAll(string text) => FindAll(text, 0, text.Length);

    /// <summary>Those that begin between the two offsets, the second one excluded.</summary>
    public static IEnumerable<TemplateMark> FindAll(string text, int start, int end) =>
        text.IndexOf('{', start, end - start) is var first && first < 0 ? [] : FindFrom(first, text, end);

    private static IEnumerable<TemplateMark> FindFrom(int first, string text, int end)
    {
        for (int brace = first; brace >= 0; brace = text.IndexOf('{', brace + 1, end - brace - 1))
        {
            if (FindAt(text, brace) is { } mark)
                yield return mark;
        }
    }

    /// <returns>The word in braces at <paramref name="offset"/>; null for everything else that begins with a brace.</returns>
    internal static string? FindWord(string text, int offset)
    {
        if (text[offset] != '{' || (offset > 0 && text[offset - 1] == '$'))
            return null;
        int end = offset + 1;
        while (end < text.Length && end - offset <= LongestWord && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            end++;
        bool isWord = end < text.Length && text[end] == '}' && end > offset + 1;
        return isWord ? text[(offset + 1)..end] : null;
    }
}
