namespace Daft.Core.Configuration.Language;

internal sealed record DurationKind() : ValueKind<TimeSpan>(DurationText.Examples)
{
    public override ValueShape Shape => new ValueShape.Either(
    [
        new ValueShape.Text("^(?=.*[1-9])([0-9]+|([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$"),
        new ValueShape.WholeNumber(1, (long)DurationText.Longest.TotalSeconds),
    ]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out TimeSpan value)
    {
        string? text = Scalars.FindText(entry.Value);
        TimeSpan? found = text is null ? null : DurationText.Find(text);
        value = found.GetValueOrDefault();
        return found is not null || Refuse(entry, report, Hint(text));
    }

    private static string? Hint(string? text) => text switch
    {
        null => null,
        "off" or "none" or "never" => "leave it out for no limit",
        _ when text.Length > 0 && text.All(letter => letter is '0' or 'h' or 'm' or 's') => "leave it out for no limit",
        _ when char.IsAsciiDigit(text.FirstOrDefault()) =>
            $"whole numbers with h, m, s and ms, in this order and without blanks; the longest is {DurationText.Of(DurationText.Longest)}",
        _ => null,
    };
}

/// <summary>How long something is kept: in days too, and never a bare number, which could be days or seconds.</summary>
internal sealed record RetentionKind() : ValueKind<TimeSpan>("a duration such as 7d, 12h or 30m")
{
    public override ValueShape Shape => new ValueShape.Text("^(?=.*[1-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$");

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out TimeSpan value)
    {
        string? text = Scalars.FindText(entry.Value);
        TimeSpan? found = text is null ? null : DurationText.FindRetention(text);
        value = found.GetValueOrDefault();
        return found is not null || Refuse(entry, report, Hint(text));
    }

    private static string? Hint(string? text) => text switch
    {
        null or "" => null,
        _ when text.All(char.IsAsciiDigit) => $"write '{VisibleText.Excerpt(text)}d' for days",
        _ when text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiDigit) =>
            $"the units are d, h, m, s and ms, in this order; the longest is {DurationText.LongestRetention.Days}d",
        _ => null,
    };
}
