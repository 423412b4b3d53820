using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daft.Engine.Installing;

namespace Daft.Engine.Trust;

/// <summary>One approval on disk, as JSON.</summary>
internal static class ApprovalFile
{
    public static void Write(string path, string repository, Approval approval)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("common_directory", repository);
            json.WriteString("hash", approval.Hash);
            json.WriteString("approved_at", approval.ApprovedAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartArray("listing");
            foreach (string line in approval.Listing)
                json.WriteStringValue(line);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        WholeFile.WritePrivate(path, buffer.WrittenSpan);
    }

    /// <summary>Null for a file that is missing, torn, of another shape, or the copy of another approval.</summary>
    /// <exception cref="IOException">It may be there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static Approval? Find(string path, string repository)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            Approval approval = Read(json.RootElement);
            bool isItsOwn = approval.Hash == Path.GetFileName(path) && json.RootElement.GetProperty("common_directory").GetString() == repository;
            return isItsOwn ? approval : null;
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Approval Read(JsonElement root) => new()
    {
        Hash = root.GetProperty("hash").GetString() ?? "",
        ApprovedAt = root.GetProperty("approved_at").GetDateTimeOffset(),
        Listing = [.. root.GetProperty("listing").EnumerateArray().Select(line => line.GetString() ?? "")],
    };
}
