namespace Daft.Engine.Installing;

/// <summary>A file that is there wholly or not at all: written beside its place and renamed.</summary>
internal static class WholeFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode ForEverybodyToRun =
        OwnerOnly | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <exception cref="IOException">There is a file in its place and <paramref name="replace"/> is false, among the usual reasons.</exception>
    public static void WriteExecutable(string path, ReadOnlySpan<byte> content, bool replace) => Write(path, content, ForEverybodyToRun, replace);

    public static void WritePrivate(string path, ReadOnlySpan<byte> content) => Write(path, content, OwnerOnly, replace: true);

    /// <summary>With the mode that the user's umask leaves.</summary>
    /// <exception cref="IOException">There is a file in its place, among the usual reasons.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content) => Write(path, content, mode: null, replace: false);

    private static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode, bool replace)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Fill(temporary, content, mode);
            File.Move(temporary, path, replace);
        }
        finally
        {
            // Gone already where all went well.
            File.Delete(temporary);
        }
    }

    private static void Fill(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows() && mode is { } wanted)
            File.SetUnixFileMode(file.SafeFileHandle, wanted);
    }
}
