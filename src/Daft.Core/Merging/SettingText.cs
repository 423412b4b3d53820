using Daft.Core.Configuration;

namespace Daft.Core.Merging;

/// <summary>A setting in one line, so that two of them are the same text only where they are the same setting.</summary>
internal static class SettingText
{
    public static string Of(Setting setting) => setting switch
    {
        Setting.Scalar { IsQuoted: false } scalar => Quote(scalar.Text, '\''),
        Setting.Scalar scalar => Quote(scalar.Text, '"'),
        Setting.Sequence list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        Setting.Mapping map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Quote(entry.Key, '"')}: {Of(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException("a setting is a scalar, a list or a map"),
    };

    /// <summary>A quote inside is doubled, as YAML does it in single quotes.</summary>
    private static string Quote(string text, char quote) => $"{quote}{text.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}";
}
