using System.Text.Json;
using Daft.Core.Json;

namespace Daft.Core.Logs;

/// <summary>The note beside a log that says what of it is left out; written before the bytes go.</summary>
public static class LeftOutJson
{
    public static byte[] Write(LeftOut hole) => JsonBytes.WriteLine(json =>
    {
        json.WriteNumber("left_out_from", hole.From);
        json.WriteNumber("left_out_to", hole.To);
    });

    /// <returns>Null for what is no such note.</returns>
    public static LeftOut? TryRead(ReadOnlySpan<byte> bytes) => JsonBytes.TryRead(bytes, Read)?.Hole;

    private static Note? Read(JsonElement json) =>
        json.FindSize("left_out_from") is { } from && json.FindSize("left_out_to") is { } to && from < to ? new Note(new LeftOut(from, to)) : null;

    private sealed record Note(LeftOut Hole);
}
