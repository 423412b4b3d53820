using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.MacOS;

/// <summary>Declarations alone: what only macOS has. libproc, too, is part of the library that <c>libc</c> names there.</summary>
internal static unsafe partial class MacLibc
{
    private const string Name = "libc";

    [LibraryImport(Name, EntryPoint = "kqueue", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int KernelQueue();

    [LibraryImport(Name, EntryPoint = "kevent", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int KernelEvents(SafeFileHandle queue, KernelEvent* changes, int changeCount, KernelEvent* events, int eventCount, TimeSpecification* timeout);

    [LibraryImport(Name, EntryPoint = "proc_listallpids", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int ListAllProcesses(int* buffer, int size);

    [LibraryImport(Name, EntryPoint = "proc_pidinfo", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int ProcessInformation(int pid, int flavor, ulong argument, void* buffer, int size);

    [LibraryImport(Name, EntryPoint = "sysctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SystemControl(int* name, uint nameLength, void* old, nuint* oldLength, void* fresh, nuint freshLength);

    [LibraryImport(Name, EntryPoint = "sysctlbyname", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SystemControlByName(string name, void* old, nuint* oldLength, void* fresh, nuint freshLength);

    /// <summary>x86-64, where the third parameter, which is variadic, travels as any other.</summary>
    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int FileControlOfX64(SafeFileHandle file, int command, HoleRequest* request);

    /// <summary>arm64, where variadic parameters travel on the stack: so does the ninth of any function, and the six before it only fill registers.</summary>
    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int FileControl(SafeFileHandle file, int command, nint x2, nint x3, nint x4, nint x5, nint x6, nint x7, HoleRequest* request);

    /// <summary>arm64 has had 64-bit inode numbers from its first day.</summary>
    [LibraryImport(Name, EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Stat(string path, FileStatus* status);

    [LibraryImport(Name, EntryPoint = "lstat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int LinkStat(string path, FileStatus* status);

    /// <summary>x86-64, where the plain name is that of the older layout.</summary>
    [LibraryImport(Name, EntryPoint = "stat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int StatOfX64(string path, FileStatus* status);

    [LibraryImport(Name, EntryPoint = "lstat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int LinkStatOfX64(string path, FileStatus* status);
}
