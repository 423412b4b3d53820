using System.Text.Json;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Configuration.Schema;

/// <summary>Shapes that have no other shapes in them.</summary>
internal static class ScalarSchema
{
    /// <summary>Nothing is written for <see cref="ValueShape.Anything"/>: an empty schema takes it all.</summary>
    public static void Write(Utf8JsonWriter json, ValueShape shape)
    {
        WriteTypes(json, shape);
        if (shape is ValueShape.WholeNumber whole)
            WriteRange(json, whole);
        else if (shape is ValueShape.Number)
            json.WriteNumber("minimum", 0);
        else if (shape is ValueShape.Word word)
            WriteTexts(json, "enum", word.Words);
        else if (FindPattern(shape) is { Length: > 0 } pattern)
            json.WriteString("pattern", pattern);
    }

    private static void WriteTypes(Utf8JsonWriter json, ValueShape shape)
    {
        if (shape is ValueShape.Scalar)
            WriteTexts(json, "type", ["string", "number", "boolean"]);
        else if (FindType(shape) is { } type)
            json.WriteString("type", type);
    }

    private static string? FindType(ValueShape shape) => shape switch
    {
        ValueShape.Flag => "boolean",
        ValueShape.WholeNumber => "integer",
        ValueShape.Number => "number",
        ValueShape.Text or ValueShape.Word => "string",
        ValueShape.Nothing => "null",
        _ => null,
    };

    private static string? FindPattern(ValueShape shape) => (shape as ValueShape.Text)?.Pattern ?? (shape as ValueShape.Scalar)?.Pattern;

    private static void WriteRange(Utf8JsonWriter json, ValueShape.WholeNumber whole)
    {
        json.WriteNumber("minimum", whole.Minimum);
        json.WriteNumber("maximum", whole.Maximum);
    }

    private static void WriteTexts(Utf8JsonWriter json, string keyword, IEnumerable<string> texts)
    {
        json.WriteStartArray(keyword);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
