using System.Globalization;
using System.Text;
using Daft.Core.Configuration;

namespace Daft.Terminal;

/// <summary>
/// Text of others made safe to show. A job's output and a repository's file may hold escape sequences that move the
/// cursor, retitle the window or turn the writing direction round. For what a person approves, where nothing may be left
/// out, there is <see cref="VisibleText"/>.
/// </summary>
public static class PlainText
{
    private const char Escape = '\e';
    private const int TabStop = 8;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// One line of output as its author meant it to be read: escape sequences, control and direction characters gone,
    /// tabs as spaces, of a line that redraws itself with carriage returns the last state.
    /// </summary>
    public static string OfLine(ReadOnlySpan<char> line)
    {
        string text = "";
        while (text.Length == 0 && !line.IsEmpty)
        {
            int split = line.LastIndexOf('\r');
            text = Strip(line[(split + 1)..]);
            line = split < 0 ? [] : line[..split];
        }

        return text;
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Strip(ReadOnlySpan<char> segment)
    {
        var kept = new StringBuilder(segment.Length);
        int column = 0;
        while (!segment.IsEmpty)
        {
            int sequence = SequenceLength(segment);
            if (sequence > 0)
            {
                segment = segment[sequence..];
                continue;
            }

            Rune.DecodeFromUtf16(segment, out Rune rune, out int length);
            segment = segment[length..];
            column += Keep(kept, rune, column);
        }

        return kept.ToString().TrimEnd();
    }

    /// <returns>The columns it took.</returns>
    private static int Keep(StringBuilder kept, Rune rune, int column)
    {
        if (rune.Value == '\t')
        {
            int spaces = TabStop - (column % TabStop);
            kept.Append(' ', spaces);
            return spaces;
        }

        if (rune.Value != ZeroWidthJoiner && IsInvisible(rune))
            return 0;
        kept.Append(rune.ToString());
        return Cells.Of(rune);
    }

    /// <summary>Length of the escape sequence at the start, whole or torn (ECMA-48); 0 where there is none.</summary>
    private static int SequenceLength(ReadOnlySpan<char> text) => text switch
    {
        [Escape] => 1,
        [Escape, '[', ..] => 2 + ControlSequenceLength(text[2..]),
        [Escape, ']' or 'P' or 'X' or '^' or '_', ..] => 2 + StringLength(text[2..]),
        [Escape, ..] => 1 + EscapeLength(text[1..]),
        ['\u009b', ..] => 1 + ControlSequenceLength(text[1..]),
        ['\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f', ..] => 1 + StringLength(text[1..]),
        _ => 0,
    };

    /// <summary>Parameters and intermediates, then one final character.</summary>
    private static int ControlSequenceLength(ReadOnlySpan<char> text)
    {
        int length = LengthOf(text, ' ', '?');
        return length + FinalLength(text[length..], '@');
    }

    private static int EscapeLength(ReadOnlySpan<char> text)
    {
        int length = LengthOf(text, ' ', '/');
        return length + FinalLength(text[length..], '0');
    }

    private static int LengthOf(ReadOnlySpan<char> text, char first, char last)
    {
        int other = text.IndexOfAnyExceptInRange(first, last);
        return other < 0 ? text.Length : other;
    }

    private static int FinalLength(ReadOnlySpan<char> text, char first) => text is [var final, ..] && final >= first && final <= '~' ? 1 : 0;

    /// <summary>Everything to its terminator (BEL or ST); to the end of the line where that never came.</summary>
    private static int StringLength(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny('\a', '\u009c', Escape);
        if (end < 0)
            return text.Length;
        bool isTwoLong = text[end] == Escape && end + 1 < text.Length && text[end + 1] == '\\';
        return text[end] == Escape && !isTwoLong ? end : end + (isTwoLong ? 2 : 1);
    }
}
