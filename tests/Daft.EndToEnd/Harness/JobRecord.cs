using System.Text.Json;

namespace Daft.EndToEnd.Harness;

/// <summary>One element of <c>daft jobs --json</c>, read without any of daft's own code.</summary>
internal sealed record JobRecord(JsonElement Json)
{
    public string Run => Text("invocation_id") ?? throw new AssertFailedException($"no invocation_id in {Json}");

    public string Name => Text("name") ?? throw new AssertFailedException($"no name in {Json}");

    public string Status => Text("status") ?? throw new AssertFailedException($"no status in {Json}");

    public string Worktree => Text("worktree") ?? "";

    public string Reason => Text("reason") ?? "";

    public string LogPath => Text("log_path") ?? throw new AssertFailedException($"no log_path in {Json}");

    public int? ExitCode => Number("exit_code");

    /// <summary>In the line for a slot.</summary>
    public int? Place => Number("queue_position");

    public int? ProcessId => Number("pid");

    public bool IsOver => Status is not ("queued" or "running");

    public static IReadOnlyList<JobRecord> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(element => new JobRecord(element.Clone()))];
    }

    private string? Text(string field) =>
        Json.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private int? Number(string field) =>
        Json.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
