using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

internal sealed record VersionKind() : ValueKind<MinimumVersion>("a version such as 1.2 or 1.2.3")
{
    private const int MostParts = 4;

    public override ValueShape Shape => new ValueShape.Either([new ValueShape.Text(@"^[0-9]+(\.[0-9]+){0,3}$"), new ValueShape.Number()]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out MinimumVersion value)
    {
        string[] parts = (Scalars.FindText(entry.Value) ?? "").Split('.');
        bool isVersion = parts.Length <= MostParts && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));
        string text = string.Join('.', parts.Length == 1 ? [.. parts, "0"] : parts);
        value = isVersion && Version.TryParse(text, out Version? version) ? new MinimumVersion(version, entry.Value.Place) : null;
        return value is not null || Refuse(entry, report);
    }
}
