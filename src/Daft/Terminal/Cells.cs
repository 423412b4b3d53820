using System.Globalization;
using System.Text;

namespace Daft.Terminal;

/// <summary>
/// How many columns a text takes. Where terminals disagree (emoji above all) the larger number is taken: a line cut one
/// column early is nothing, a line that wraps destroys the picture.
/// </summary>
public static class Cells
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23F3), (0x25FD, 0x25FE), (0x2600, 0x27BF),
        (0x2B1B, 0x2B1C), (0x2B50, 0x2B55), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x1B2FF),
        (0x1F000, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Asks for the emoji form of the character before it, which some terminals draw one column wider.</summary>
    private const int EmojiSelector = 0xFE0F;

    /// <summary>Signs of daft's own that lie in a range counted as wide and are narrow everywhere.</summary>
    private const string NarrowSigns = "✓✗";

    public static int Of(string text)
    {
        int cells = 0;
        foreach (Rune rune in text.EnumerateRunes())
            cells += Of(rune);
        return cells;
    }

    public static int Of(Rune rune)
    {
        if (rune.Value == EmojiSelector)
            return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.Control)
            return 0;
        return IsWide(rune) ? 2 : 1;
    }

    /// <summary>The text if it fits, else its beginning and an ellipsis; never more than <paramref name="cells"/> columns.</summary>
    public static string Truncate(string text, int cells, string ellipsis = "…")
    {
        if (Of(text) <= cells)
            return text;
        int room = cells - Of(ellipsis);
        return room < 0 ? "" : string.Concat(text.AsSpan(0, FittingLength(text, room)), ellipsis);
    }

    public static string PadRight(string text, int cells) => text + new string(' ', Math.Max(0, cells - Of(text)));

    public static string PadLeft(string text, int cells) => new string(' ', Math.Max(0, cells - Of(text))) + text;

    private static int FittingLength(string text, int room)
    {
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            room -= Of(rune);
            if (room < 0)
                break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static bool IsWide(Rune rune)
    {
        if (rune.Value < Wide[0].First || (rune.IsBmp && NarrowSigns.Contains((char)rune.Value, StringComparison.Ordinal)))
            return false;
        int low = 0;
        int high = Wide.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (rune.Value < Wide[middle].First)
                high = middle - 1;
            else if (rune.Value > Wide[middle].Last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }
}
