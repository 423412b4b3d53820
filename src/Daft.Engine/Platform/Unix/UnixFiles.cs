using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Worktrees;

namespace Daft.Engine.Platform.Unix;

[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal static unsafe class UnixFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    /// <summary><c>PATH_MAX</c> of Linux; that of macOS is 1024.</summary>
    private const int LongestPath = 4096;

    /// <summary>A thing that may not be looked at is not a thing that is gone: only these two errors mean absence.</summary>
    /// <exception cref="IOException">For any other error.</exception>
    public static FileIdentity? AbsentOrThrow(string path, int error) =>
        error is NoSuchEntry or NotADirectory ? null : throw new IOException($"cannot look at '{path}': {Marshal.GetPInvokeErrorMessage(error)}");

    public static bool HasTerminal()
    {
        int descriptor = Libc.Open(PosixSpawner.Terminal, Libc.OpenReadWrite);
        if (descriptor >= 0)
            _ = Libc.Close(descriptor);
        return descriptor >= 0;
    }

    public static string? FindRealPath(string path)
    {
        byte* resolved = stackalloc byte[LongestPath];
        return Libc.RealPath(path, resolved) is null ? null : Marshal.PtrToStringUTF8((nint)resolved);
    }

    /// <summary>One by one from the top: the base library gives the mode to the last folder alone.</summary>
    public static void CreatePrivateDirectory(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } parent)
            CreatePrivateDirectory(parent);
        Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>First executable of this name on PATH; POSIX promises an <c>sh</c> at <c>/bin/sh</c> nearly everywhere.</summary>
    public static string FindShell()
    {
        const string usual = "/bin/sh";
        if (File.Exists(usual))
            return usual;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Where(folder => folder.StartsWith('/'))
            .Select(folder => Path.Combine(folder, "sh"))
            .FirstOrDefault(File.Exists) ?? usual;
    }
}
