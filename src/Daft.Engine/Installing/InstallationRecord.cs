using System.Buffers;
using System.Text.Json;
using Daft.Core.Json;
using Daft.Core.Trust;

namespace Daft.Engine.Installing;

/// <summary>
/// What the removal must know and cannot see: which hooks folder the shim went into (<c>core.hooksPath</c> may have
/// changed since), whether that folder was made for it, and the hash of the shim, by which an edited one is told.
/// </summary>
internal sealed record InstallationRecord
{
    public required string HooksFolder { get; init; }

    public required bool MadeFolder { get; init; }

    public required string ShimHash { get; init; }

    public static string HashOf(ReadOnlySpan<byte> shim) => ContentHash.Of(shim);

    public void Write(string path)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("hooks_folder", HooksFolder);
            json.WriteBoolean("made_folder", MadeFolder);
            json.WriteString("shim_sha256", ShimHash);
            json.WriteEndObject();
        }

        WholeFile.WritePrivate(path, buffer.WrittenSpan);
    }

    /// <summary>Null where there is none that can be read.</summary>
    public static InstallationRecord? Find(string path)
    {
        try
        {
            return JsonBytes.TryRead(File.ReadAllBytes(path), Read);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Without it a removal takes away what it can prove to be daft's, and a hook that it cannot is named and left.
            return null;
        }
    }

    private static InstallationRecord? Read(JsonElement root) =>
        root.FindText("hooks_folder") is { } folder && root.FindText("shim_sha256") is { } hash
            ? new InstallationRecord { HooksFolder = folder, MadeFolder = root.FindFlag("made_folder"), ShimHash = hash }
            : null;
}
