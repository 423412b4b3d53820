using Daft.Core.Configuration;

namespace Daft.Core.Templates;

/// <summary>What is no template but looks like a misspelled one: <c>{brnach}</c>. It stays in the text as it is.</summary>
/// <param name="Offset">That of its opening brace, in UTF-16 units.</param>
/// <param name="Meant">The name it is near to, without braces.</param>
public readonly record struct TemplateNearMiss(string Word, int Offset, string Meant)
{
    /// <summary>How many of one text are told.</summary>
    public const int MostTold = 20;

    /// <summary>What other languages put in front of braces of their own: <c>%{http_code}</c>, <c>@{upstream}</c>, <c>{{name}}</c>.</summary>
    private const string OtherLanguages = "%@#{";

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
