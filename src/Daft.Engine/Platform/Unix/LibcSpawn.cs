using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Unix;

/// <summary>
/// Declarations alone: posix_spawn(3). Attributes and file actions are opaque: a struct of up to 336 bytes in glibc and
/// musl, a pointer on macOS; <see cref="OpaqueSize"/> holds either.
/// </summary>
internal static unsafe partial class LibcSpawn
{
    private const string Name = "libc";

    public const int OpaqueSize = 512;
    public const int SignalSetSize = 128;

    public const short SetSignalDefaults = 0x04;
    public const short SetSignalMask = 0x08;

    [LibraryImport(Name, EntryPoint = "posix_spawn")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Spawn(int* pid, byte* path, byte* fileActions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InitAttributes(byte* attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int DestroyAttributes(byte* attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setflags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigdefault")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigmask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetMask(byte* attributes, byte* signals);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InitActions(byte* actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int DestroyActions(byte* actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addopen")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddOpen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_adddup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddDuplicate(byte* actions, int descriptor, int asDescriptor);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addclose")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddClose(byte* actions, int descriptor);

    /// <summary>glibc 2.29, musl 1.1.24, macOS 10.15.</summary>
    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddChangeDirectory(byte* actions, byte* path);

    [LibraryImport(Name, EntryPoint = "sigfillset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int FillSignalSet(byte* signals);

    [LibraryImport(Name, EntryPoint = "sigemptyset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int EmptySignalSet(byte* signals);
}
