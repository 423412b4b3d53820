using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daft.Core.Retention;

namespace Daft.Reporting;

/// <summary><c>daft prune --json</c>: a flat array of the runs that were deleted, or would be, oldest first.</summary>
public static class PruneJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public static ReadOnlySpan<byte> Write(IReadOnlyList<StoredRun> runs)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            foreach (StoredRun run in runs)
            {
                json.WriteStartObject();
                json.WriteString("invocation_id", run.RunId);
                json.WriteString("worktree", run.Worktree?.Path);
                json.WriteString("ended_at", run.EndedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                json.WriteNumber("size_bytes", run.Bytes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }
}
