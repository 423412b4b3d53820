using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Windows;

/// <summary>Declarations alone.</summary>
internal static unsafe partial class Shell32
{
    private const string Name = "shell32.dll";

    [LibraryImport(Name, EntryPoint = "CommandLineToArgvW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial char** SplitCommandLine(char* commandLine, int* count);
}
