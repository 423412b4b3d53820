namespace Daft.Core.Configuration.Language;

/// <summary>A size in bytes.</summary>
internal sealed record SizeKind() : ValueKind<long>(SizeText.Examples)
{
    public override ValueShape Shape => new ValueShape.Either(
        [new ValueShape.Text("^0*[1-9][0-9]* ?([kKmMgGtT]([iI]?[bB])?|[bB])?$"), new ValueShape.WholeNumber(1, long.MaxValue)]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out long value)
    {
        string? text = Scalars.FindText(entry.Value);
        long? found = text is null ? null : SizeText.Find(text);
        value = found.GetValueOrDefault();
        return found is not null || Refuse(entry, report, text?.Any(char.IsAsciiDigit) == true ? "a whole number above 0, then B, KB, MB, GB or TB" : null);
    }
}
