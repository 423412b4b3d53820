using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Unix;

/// <summary>Declarations alone: the calls that every Unix has in the same shape.</summary>
internal static unsafe partial class Libc
{
    private const string Name = "libc";

    public const int OpenReadOnly = 0;
    public const int OpenWriteOnly = 1;
    public const int OpenReadWrite = 2;

    /// <summary><c>POLLIN</c>, the same number everywhere.</summary>
    public const short PollInput = 1;

    /// <summary><c>AF_UNIX</c> and <c>SOCK_STREAM</c>, the same numbers everywhere.</summary>
    public const int LocalSocket = 1;
    public const int StreamSocket = 1;

    public const int LockShared = 1;
    public const int LockExclusive = 2;
    public const int LockWithoutWaiting = 4;
    public const int Unlock = 8;

    [LibraryImport(Name, EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Kill(int pid, int signal);

    /// <summary>
    /// Never with <c>O_CREAT</c>: its third parameter is variadic, and where variadic arguments travel differently (macOS
    /// on arm64) the mode would be whatever lay on the stack.
    /// </summary>
    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Open(string path, int flags);

    /// <summary>creat(2), whose mode is an ordinary parameter.</summary>
    [LibraryImport(Name, EntryPoint = "creat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Create(string path, uint mode);

    [LibraryImport(Name, EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Flock(int descriptor, int operation);

    [LibraryImport(Name, EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Close(int descriptor);

    [LibraryImport(Name, EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint Write(int descriptor, byte* bytes, nint count);

    /// <param name="ends">Room for two descriptors.</param>
    [LibraryImport(Name, EntryPoint = "socketpair", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SocketPair(int domain, int type, int protocol, int* ends);

    /// <param name="path">To be resolved.</param>
    /// <param name="resolved">Of <c>PATH_MAX</c> bytes; to leave the memory to the call is not something every variant of macOS's knows.</param>
    [LibraryImport(Name, EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial byte* RealPath(string path, byte* resolved);

    [LibraryImport(Name, EntryPoint = "getsid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int GetSession(int pid);

    /// <param name="which">0: of a process; on Linux of one thread.</param>
    [LibraryImport(Name, EntryPoint = "setpriority", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetPriority(int which, int who, int niceness);

    [LibraryImport(Name, EntryPoint = "waitid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int WaitId(int idType, int id, byte* information, int options);

    [LibraryImport(Name, EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int WaitPid(int pid, int* status, int options);

    [LibraryImport(Name, EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }
}
