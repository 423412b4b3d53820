using System.Globalization;

namespace Daft.Core.Configuration;

/// <summary>A size as people write it: <c>10MB</c>, <c>512k</c>, <c>1 GiB</c>, or bytes. A kilobyte is 1024 bytes, with and without the <c>i</c>.</summary>
public static class SizeText
{
    public const string Examples = "a size such as 10MB, 512k or 1048576";

    private const string Prefixes = "KMGT";

    /// <returns>Bytes, at least 1; null for what is no size, for nothing at all, and for more than a <c>long</c> holds.</returns>
    public static long? Find(string text)
    {
        string digits = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        string unit = text[digits.Length..].ToUpperInvariant();
        unit = unit.StartsWith(' ') ? unit[1..] : unit;
        if (FindFactor(unit) is not { } factor || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            return null;
        return count > 0 && count <= long.MaxValue / factor ? count * factor : null;
    }

    /// <returns>A text that <see cref="Find"/> reads as the same size.</returns>
    public static string Of(long bytes)
    {
        int power = 0;
        while (power < Prefixes.Length && bytes > 0 && bytes % 1024 == 0)
            (bytes, power) = (bytes / 1024, power + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes}{(power == 0 ? "" : $"{Prefixes[power - 1]}B")}");
    }

    private static long? FindFactor(string unit)
    {
        if (unit is "" or "B")
            return 1;
        int power = Prefixes.IndexOf(unit[0], StringComparison.Ordinal) + 1;
        return power > 0 && unit[1..] is ("" or "B" or "IB") ? 1L << (10 * power) : null;
    }
}
