using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daft.Core.Json;
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
            return JsonBytes.TryRead(File.ReadAllBytes(path), root => Read(root, Path.GetFileName(path), repository));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static Approval? Read(JsonElement root, string hash, string repository) =>
        root.FindText("hash") == hash && root.FindText("common_directory") == repository
            && root.FindTime("approved_at") is { } time && root.FindTexts("listing") is { } listing
            ? new Approval { Hash = hash, ApprovedAt = time, Listing = listing }
            : null;
}
