namespace Daft.Core.Recipes;

/// <summary>A text of one line as a scalar in a YAML block mapping.</summary>
internal static class YamlWord
{
    /// <summary>Words that YAML 1.1 or 1.2 reads as something other than a text.</summary>
    private static readonly string[] NoTexts = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>As it is where that is safe; otherwise in single quotes, where only the quote itself means anything.</summary>
    public static string Of(string text) => IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Stricter than YAML: what begins like a number or an indicator is quoted whether it has to be or not.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] is '.' or '/' or '_' or '$')
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !NoTexts.Contains(text, StringComparer.OrdinalIgnoreCase);
}
