using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration.Schema;

/// <summary>A YAML document as an editor hands it to a JSON Schema: with the types of YAML 1.2's core schema (§10.3).</summary>
internal static class YamlAsJson
{
    public static JsonElement Of(Setting? root)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { MaxDepth = 200 }))
            Write(json, root);
        return JsonDocument.Parse(bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = 200 }).RootElement;
    }

    private static void Write(Utf8JsonWriter json, Setting? setting)
    {
        switch (setting)
        {
            case Setting.Mapping map:
                WriteMap(json, map);
                break;
            case Setting.Sequence list:
                json.WriteStartArray();
                foreach (Setting item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case Setting.Scalar { IsQuoted: true } text:
                json.WriteStringValue(text.Text);
                break;
            default:
                WritePlain(json, (setting as Setting.Scalar)?.Text ?? "");
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter json, Setting.Mapping map)
    {
        json.WriteStartObject();
        foreach (Setting.Entry entry in map.Entries.DistinctBy(entry => entry.Key))
        {
            json.WritePropertyName(entry.Key);
            Write(json, entry.Value);
        }

        json.WriteEndObject();
    }

    private static void WritePlain(Utf8JsonWriter json, string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            json.WriteNullValue();
        else if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
            json.WriteBooleanValue(text[0] is 't' or 'T');
        else if (Regex.IsMatch(text, @"^[-+]?[0-9]+\z"))
            json.WriteRawValue(BigInteger.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        else if (Regex.IsMatch(text, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z") && double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture)))
            json.WriteNumberValue(double.Parse(text, CultureInfo.InvariantCulture));
        else
            json.WriteStringValue(text);
    }
}
