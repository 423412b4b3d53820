using System.Globalization;
using System.Text;

namespace Daft.Core.Configuration;

/// <summary>
/// Text from a repository made fit for a terminal and for the eye: what moves the cursor, turns the writing direction
/// round, or shows as nothing is spelled out (<c>\u{1b}</c>), so that nobody approves what they could not see.
/// </summary>
public static class VisibleText
{
    /// <returns>One line, whatever <paramref name="text"/> holds.</returns>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        var visible = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            bool isRune = Rune.TryGetRuneAt(text, index, out Rune rune);
            visible.Append(isRune ? Of(rune) : $"\\u{{{(int)text[index]:x}}}");
            index += isRune ? rune.Utf16SequenceLength - 1 : 0;
        }

        return visible.ToString();
    }

    /// <summary>The same, cut to what fits into a sentence.</summary>
    public static string Excerpt(string text, int longest = 40) =>
        text.Length <= longest ? Of(text) : Of(text[..longest]) + "…";

    /// <summary>Whether a text could deceive where it is shown as a name: joiners inside of an emoji could not.</summary>
    public static bool Deceives(string text)
    {
        if (IsPlain(text))
            return false;
        for (int index = 0; index < text.Length; index++)
        {
            if (!Rune.TryGetRuneAt(text, index, out Rune rune) || Deceives(rune))
                return true;
            index += rune.Utf16SequenceLength - 1;
        }

        return false;
    }

    /// <summary>Nothing but what ASCII can show, as in nearly every name and command: there is nothing to look for.</summary>
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string Of(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when IsHidden(rune) => $"\\u{{{rune.Value:x}}}",
        _ => rune.ToString(),
    };

    private static bool Deceives(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0x200e or 0x200f or 0x061c;

    private static bool IsHidden(Rune rune) => rune.Value != ' ' && (IsBlankLetter(rune.Value) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    /// <summary>Letters, marks and signs by category that show as nothing all the same (Unicode: Default_Ignorable_Code_Point, and the blank Braille cell).</summary>
    private static bool IsBlankLetter(int rune) => rune is 0x034f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or 0x2800 or 0x3164 or 0xffa0
        or (>= 0x180b and <= 0x180f) or (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef);
}
