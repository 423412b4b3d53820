using System.Globalization;
using System.Text;

namespace Daft.Core.Configuration;

/// <summary>A span of time as people write it: <c>90</c> (seconds), <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
public static class DurationText
{
    public const string Examples = "a duration such as 90s, 5m or 1h30m";

    /// <summary>The longest wait that <c>poll</c>(2) can express, in whole days: milliseconds in an <c>int</c>.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>For what is only compared with a clock, never waited for: ten years, in whole days.</summary>
    public static readonly TimeSpan LongestRetention = TimeSpan.FromDays(3650);

    private static readonly (string Name, TimeSpan Length)[] UnitsAndDays =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    private static readonly (string Name, TimeSpan Length)[] Units = UnitsAndDays[1..];

    /// <returns>Null for what is no duration, for nothing at all, and for more than <see cref="Longest"/>.</returns>
    public static TimeSpan? Find(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) ? WithinReason(Number(text) * 1000m, Longest) : Read(text, Units, Longest);

    /// <returns>The same in days too (<c>7d</c>, <c>1d12h</c>) and without bare numbers; null for more than <see cref="LongestRetention"/>.</returns>
    public static TimeSpan? FindRetention(string text) => Read(text, UnitsAndDays, LongestRetention);

    private static TimeSpan? Read(string text, (string Name, TimeSpan Length)[] units, TimeSpan longest)
    {
        decimal milliseconds = 0;
        int unit = -1;
        for (int index = 0; index < text.Length;)
        {
            string digits = string.Concat(text.Skip(index).TakeWhile(char.IsAsciiDigit));
            string name = string.Concat(text.Skip(index + digits.Length).TakeWhile(char.IsAsciiLetterLower));
            int found = Array.FindIndex(units, known => known.Name == name);
            if (digits.Length == 0 || found <= unit)
                return null;
            milliseconds += Number(digits) * (decimal)units[found].Length.TotalMilliseconds;
            unit = found;
            index += digits.Length + name.Length;
        }

        return WithinReason(milliseconds, longest);
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

    private static TimeSpan? WithinReason(decimal milliseconds, TimeSpan longest) =>
        milliseconds <= 0 || milliseconds > (decimal)longest.TotalMilliseconds ? null : TimeSpan.FromMilliseconds((double)milliseconds);
}
