using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daft.Engine.Platform.Unix;

/// <summary>Declarations alone: signal(2).</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal static partial class LibcSignal
{
    public const string Name = "libc";

    /// <summary>The same number on Linux, macOS and the BSDs.</summary>
    public const int BrokenPipe = 13;

    [LibraryImport(Name, EntryPoint = "signal", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint Signal(int signal, nint handler);
}
