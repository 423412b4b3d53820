using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Linux;

/// <summary>Declarations alone: what only Linux has.</summary>
internal static unsafe partial class LinuxLibc
{
    private const string Name = "libc";

    /// <summary>By its full name, which is found at once: this one function cannot be bound when linking, because older ones lack it.</summary>
    private const string GnuLibrary = "libc.so.6";

    [LibraryImport(Name, EntryPoint = "inotify_init1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InotifyInit(int flags);

    [LibraryImport(Name, EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InotifyAddWatch(int descriptor, string path, uint mask);

    [LibraryImport(Name, EntryPoint = "inotify_rm_watch", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InotifyRemoveWatch(int descriptor, int number);

    /// <summary>Offsets have 64 bits on both of our architectures.</summary>
    [LibraryImport(Name, EntryPoint = "fallocate", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport(Name, EntryPoint = "eventfd", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint Write(SafeFileHandle descriptor, void* buffer, nint count);

    [LibraryImport(Name, EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int ProcessControl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport(Name, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Statx(int directory, string path, int flags, uint mask, byte* result);

    /// <summary>Wrappers of pidfd_open and pidfd_send_signal came with glibc 2.36; the system calls with Linux 5.3 and 5.1.</summary>
    [LibraryImport(Name, EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint SystemCall(nint number, nint argument1, nint argument2, nint argument3, nint argument4);

    /// <summary>glibc 2.34; not in musl.</summary>
    [LibraryImport(GnuLibrary, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddCloseFrom(byte* actions, int first);

    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int FileControl(int descriptor, int command, nint argument);
}
