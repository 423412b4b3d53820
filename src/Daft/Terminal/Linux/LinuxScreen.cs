using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daft.Terminal.Linux;

/// <summary>
/// The size of the terminal behind standard error. The base library asks standard output, which may well be a file, and
/// sets up its line editor and signal handlers for the answer.
/// </summary>
[SupportedOSPlatform("linux")]
public static partial class LinuxScreen
{
    private const int StandardError = 2;

    /// <summary>TIOCGWINSZ, ioctl_tty(2).</summary>
    private const nuint GetWindowSize = 0x5413;

    public static ScreenSize? FindSize() =>
        Control(StandardError, GetWindowSize, out WindowSize size) == 0 ? new ScreenSize(size.Columns, size.Rows) : null;

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort PixelWidth;
        public ushort PixelHeight;
    }
}
