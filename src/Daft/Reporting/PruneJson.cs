using System.Text.Json;
using Daft.Core.Json;
using Daft.Core.Retention;

namespace Daft.Reporting;

/// <summary><c>daft prune --json</c>: a flat array of the runs that were deleted, or would be, oldest first.</summary>
public static class PruneJson
{
    public static ReadOnlySpan<byte> Write(IReadOnlyList<StoredRun> runs) => JsonText.WriteArray(runs, WriteRun);

    private static void WriteRun(Utf8JsonWriter json, StoredRun run)
    {
        json.WriteStartObject();
        json.WriteString("invocation_id", run.RunId);
        json.WriteString("worktree", run.Worktree?.Path);
        json.WriteTime("ended_at", run.EndedAt);
        json.WriteNumber("size_bytes", run.Bytes);
        json.WriteEndObject();
    }
}
