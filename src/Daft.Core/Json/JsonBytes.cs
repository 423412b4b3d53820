using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daft.Core.Json;

/// <summary>Whole JSON texts as bytes, without the serializer: reader and writer alone need no reflection and half the start-up time.</summary>
public static class JsonBytes
{
    /// <summary>Readable by eye: nothing here ever stands in a web page.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object on one line, with a line feed at its end.</summary>
    public static byte[] WriteLine(Action<Utf8JsonWriter> writeFields) => Write(Options, writeFields);

    /// <summary>One object over several lines, with the same line ends on every system.</summary>
    public static byte[] WriteIndented(Action<Utf8JsonWriter> writeFields) => Write(Options with { Indented = true, NewLine = "\n" }, writeFields);

    private static byte[] Write(JsonWriterOptions options, Action<Utf8JsonWriter> writeFields)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            writer.WriteStartObject();
            writeFields(writer);
            writer.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <returns>What <paramref name="read"/> makes of the object; null where the bytes are torn, or something else.</returns>
    public static T? TryRead<T>(ReadOnlySpan<byte> bytes, Func<JsonElement, T?> read)
        where T : class
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document))
                return null;
            using (document)
                return reader.Read() ? null : read(document.RootElement);
        }
        catch (JsonException)
        {
            // The reader's only way to say that this is not JSON.
            return null;
        }
    }
}
