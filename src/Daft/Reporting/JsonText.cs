using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daft.Reporting;

/// <summary>What <c>--json</c> prints: one value over several lines, with the same line ends on every system.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <param name="write">Writes the value.</param>
    /// <param name="encoder">What to escape; without one, all that is not plain ASCII.</param>
    /// <param name="expected">About how many bytes it will be: a long text costs half as much where it never has to be moved.</param>
    public static ReadOnlySpan<byte> Write(Action<Utf8JsonWriter> write, JavaScriptEncoder? encoder = null, int expected = 256)
    {
        var bytes = new ArrayBufferWriter<byte>(expected);
        using (var json = new Utf8JsonWriter(bytes, Options with { Encoder = encoder }))
            write(json);
        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }

    /// <summary>One value after the other, in an array.</summary>
    public static ReadOnlySpan<byte> WriteArray<T>(IEnumerable<T> elements, Action<Utf8JsonWriter, T> write, JavaScriptEncoder? encoder = null) => Write(
        json =>
        {
            json.WriteStartArray();
            foreach (T element in elements)
                write(json, element);
            json.WriteEndArray();
        },
        encoder);
}
