using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>Any text that a program can be handed: it has no NUL in it, and it is not nothing.</summary>
internal sealed record TextKind(string Takes) : ValueKind<string>(Takes)
{
    public const string NotBlank = @"\S";

    public override ValueShape Shape => new ValueShape.Scalar(NotBlank);

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

/// <summary>A name that is shown in lists, so it must be what it looks like.</summary>
internal sealed record NameKind(string Takes = "a name") : ValueKind<string>(Takes)
{
    public override ValueShape Shape => new ValueShape.Scalar(TextKind.NotBlank);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        value = Scalars.FindText(entry.Value);
        if (string.IsNullOrWhiteSpace(value))
            return Refuse(entry, report);
        return !VisibleText.Deceives(value) || Refuse(entry, report, "leave out line breaks, escapes and other characters that do not show");
    }
}

internal sealed record NeedKind() : ValueKind<JobNeed>("the name of a job, or a list of names")
{
    public override ValueShape Shape => new ValueShape.Scalar(TextKind.NotBlank);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out JobNeed value)
    {
        value = Scalars.FindText(entry.Value) is { Length: > 0 } name ? new JobNeed(name, entry.Value.Place) : null;
        return value is not null || Refuse(entry, report);
    }
}
