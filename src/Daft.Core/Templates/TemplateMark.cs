using Daft.Core.Configuration;

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
    public static IEnumerable<TemplateMark> FindAll(string text, int start, int end)
    {
        for (int brace = text.IndexOf('{', start, end - start); brace >= 0; brace = text.IndexOf('{', brace + 1, end - brace - 1))
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

/// <summary>What is no template but looks like a misspelled one: <c>{brnach}</c>. It stays in the text as it is.</summary>
/// <param name="Offset">That of its opening brace, in UTF-16 units.</param>
/// <param name="Meant">The name it is near to, without braces.</param>
public readonly record struct TemplateNearMiss(string Word, int Offset, string Meant)
{
    /// <summary>What other languages put in front of braces of their own: <c>%{http_code}</c>, <c>@{upstream}</c>, <c>{{name}}</c>.</summary>
    private const string OtherLanguages = "%@#{";

    /// <summary>Of one text.</summary>
    public const int MostTold = 20;

    public static IEnumerable<TemplateNearMiss> FindAll(string text)
    {
        for (int brace = text.IndexOf('{', StringComparison.Ordinal); brace >= 0; brace = text.IndexOf('{', brace + 1))
        {
            if (FindAt(text, brace) is { } nearMiss)
                yield return nearMiss;
        }
    }

    public static TemplateNearMiss? FindAt(string text, int offset) =>
        TemplateMark.FindWord(text, offset) is { } word
        && !TemplateNames.IsKnown(word)
        && !(offset > 0 && OtherLanguages.Contains(text[offset - 1], StringComparison.Ordinal))
        && Spelling.FindClosest(word, TemplateNames.All) is { } meant
            ? new TemplateNearMiss(word, offset, meant)
            : null;
}
