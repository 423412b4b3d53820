using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daft.Terminal.Windows;

/// <summary>Consoles of Windows obey escape sequences only where a program asked them to.</summary>
[SupportedOSPlatform("windows")]
public static partial class WindowsConsole
{
    private const int StandardErrorHandle = -12;

    /// <summary>ENABLE_VIRTUAL_TERMINAL_PROCESSING, SetConsoleMode.</summary>
    private const uint VirtualTerminal = 0x0004;

    /// <returns>Whether escape sequences work from now on.</returns>
    public static bool TryEnableSequences()
    {
        nint handle = GetStdHandle(StandardErrorHandle);
        return GetConsoleMode(handle, out uint mode) && SetConsoleMode(handle, mode | VirtualTerminal);
    }

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint handle, uint mode);
}
