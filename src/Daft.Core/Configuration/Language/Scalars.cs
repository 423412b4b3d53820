namespace Daft.Core.Configuration.Language;

internal static class Scalars
{
    /// <summary>Nothing, as YAML writes it.</summary>
    public static bool IsNull(Setting setting) =>
        setting is Setting.Scalar { IsQuoted: false, Text: "" or "~" or "null" or "Null" or "NULL" };

    /// <returns>The text of a scalar that is not null, as written: a number or a boolean is the text it is written with.</returns>
    public static string? FindText(Setting setting) =>
        setting is Setting.Scalar scalar && !IsNull(scalar) ? scalar.Text : null;

    /// <returns>The text of a scalar without quotes.</returns>
    public static string? FindPlain(Setting setting) =>
        setting is Setting.Scalar { IsQuoted: false } scalar ? scalar.Text : null;
}
