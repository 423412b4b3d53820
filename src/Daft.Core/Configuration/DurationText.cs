using System.Globalization;
using System.Text;

namespace Daft.Core.Configuration;

/// <summary>A span of time as people write it: <c>90</c> (seconds), <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
public static class DurationText
{
    public const string Examples = "a duration such as 90s, 5m or 1h30m";

    /// <summary>The longest wait that <c>poll</c>(2) can express, in whole days: milliseconds in an <c>int</c>.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <returns>Null for what is no duration, for nothing at all, and for more than <see cref="Longest"/>.</returns>
    public static TimeSpan? Find(string text)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return WithinReason(Number(text) * 1000m);
        decimal milliseconds = 0;
        int unit = -1;
        for (int index = 0; index < text.Length;)
        {
            string digits = string.Concat(text.Skip(index).TakeWhile(char.IsAsciiDigit));
            string name = string.Concat(text.Skip(index + digits.Length).TakeWhile(char.IsAsciiLetterLower));
            int found = Array.FindIndex(Units, known => known.Name == name);
            if (digits.Length == 0 || found <= unit)
                return null;
            milliseconds += Number(digits) * (decimal)Units[found].Length.TotalMilliseconds;
            unit = found;
            index += digits.Length + name.Length;
        }

        return WithinReason(milliseconds);
    }

    /// <returns>A text that <see cref="Find"/> reads as the same span, to the millisecond.</returns>
    public static string Of(TimeSpan duration)
    {
        var text = new StringBuilder();
        TimeSpan rest = duration;
        foreach ((string name, TimeSpan length) in Units)
        {
            long count = rest.Ticks / length.Ticks;
            rest -= count * length;
            if (count > 0)
                text.Append(CultureInfo.InvariantCulture, $"{count}{name}");
        }

        return text.Length == 0 ? "0ms" : text.ToString();
    }

    /// <summary>Capped where nothing depends on the rest any more, so that a thousand digits do not overflow.</summary>
    private static decimal Number(string digits) =>
        digits.TrimStart('0') is { Length: <= 12 } significant ? decimal.Parse("0" + significant, CultureInfo.InvariantCulture) : 1_000_000_000_000m;

    private static TimeSpan? WithinReason(decimal milliseconds) =>
        milliseconds <= 0 || milliseconds > (decimal)Longest.TotalMilliseconds ? null : TimeSpan.FromMilliseconds((double)milliseconds);
}
