namespace Daft.Core.Configuration.Language;

/// <summary>YAML 1.1 knew eleven pairs of words for this, and <c>no</c> was also a country: only two words here.</summary>
internal sealed record FlagKind() : ValueKind<bool>("true or false")
{
    public override ValueShape Shape => new ValueShape.Flag();

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out bool value)
    {
        string? word = Scalars.FindPlain(entry.Value);
        value = word == "true";
        return word is "true" or "false" || Refuse(entry, report, Hint((entry.Value as Setting.Scalar)?.Text));
    }

    /// <returns>The word that was meant; null where none was.</returns>
    public static string? Hint(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "Y" or "1" => "write true",
        "FALSE" or "NO" or "OFF" or "N" or "0" => "write false",
        _ => null,
    };
}
