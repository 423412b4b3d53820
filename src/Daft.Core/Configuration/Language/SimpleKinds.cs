using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Daft.Core.Configuration.Language;

/// <summary>YAML 1.1 knew eleven pairs of words for this, and <c>no</c> was also a country: only two words here.</summary>
internal sealed record FlagKind() : ValueKind<bool>("true or false")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out bool value)
    {
        string? word = Scalars.FindPlain(entry.Value);
        value = word == "true";
        return word is "true" or "false" || Refuse(entry, report, Hint((entry.Value as Setting.Scalar)?.Text));
    }

    private static string? Hint(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "Y" or "1" => "write true",
        "FALSE" or "NO" or "OFF" or "N" or "0" => "write false",
        _ => null,
    };
}

internal sealed record WholeNumberKind() : ValueKind<int>("a whole number")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out int value)
    {
        value = 0;
        return int.TryParse(Scalars.FindPlain(entry.Value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            || Refuse(entry, report);
    }
}

internal sealed record DurationKind() : ValueKind<TimeSpan>(DurationText.Examples)
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out TimeSpan value)
    {
        TimeSpan? found = Scalars.FindText(entry.Value) is { } text ? DurationText.Find(text) : null;
        value = found.GetValueOrDefault();
        return found is not null || Refuse(entry, report, Hint(Scalars.FindText(entry.Value)));
    }

    private static string? Hint(string? text) => text switch
    {
        null => null,
        _ when text.Length > 0 && text.All(letter => letter is '0' or 'h' or 'm' or 's') => "leave it out for no limit",
        _ when text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiDigit) =>
            $"the units are h, m, s and ms, in this order; the longest is {DurationText.Of(DurationText.Longest)}",
        _ => null,
    };
}

internal sealed record FailModeKind() : ValueKind<FailMode>("warn or abort")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out FailMode value)
    {
        string? word = Scalars.FindText(entry.Value);
        value = word == "abort" ? FailMode.Abort : FailMode.Warn;
        return word is "warn" or "abort"
            || Refuse(entry, report, ConfigurationProblems.DidYouMean(word ?? "", ["warn", "abort"]));
    }
}

/// <summary>Any text that a program can be handed: it has no NUL in it, and it is not nothing.</summary>
internal sealed record TextKind(string Takes) : ValueKind<string>(Takes)
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        value = Scalars.FindText(entry.Value);
        if (string.IsNullOrWhiteSpace(value))
            return Refuse(entry, report);
        if (!value.Contains('\0', StringComparison.Ordinal))
            return true;
        report(ConfigurationProblems.HoldsNul(entry));
        return false;
    }
}

/// <summary>A job's name: shown in every list, so it must be what it looks like.</summary>
internal sealed record NameKind() : ValueKind<string>("a name")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        value = Scalars.FindText(entry.Value);
        if (string.IsNullOrWhiteSpace(value))
            return Refuse(entry, report);
        return !VisibleText.Deceives(value) || Refuse(entry, report, "leave out line breaks, escapes and other characters that do not show");
    }
}
