using System.Globalization;

namespace Daft.Engine.Git;

/// <summary>git's spellings of yes and no (git-config(1), under "boolean").</summary>
internal static class GitBoolean
{
    /// <param name="text">The value; null for a key without one, which means yes.</param>
    /// <returns>Null for a text that git would refuse.</returns>
    public static bool? Parse(string? text) => text?.ToUpperInvariant() switch
    {
        null or "TRUE" or "YES" or "ON" => true,
        "" or "FALSE" or "NO" or "OFF" => false,
        var other => ParseNumber(other),
    };

    /// <summary>A number may carry k, m or g; anything but zero is yes.</summary>
    private static bool? ParseNumber(string text)
    {
        string digits = text.Length > 1 && text[^1] is 'K' or 'M' or 'G' ? text[..^1] : text;
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number != 0 : null;
    }
}
