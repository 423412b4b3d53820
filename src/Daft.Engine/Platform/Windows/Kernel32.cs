using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Windows;

/// <summary>Declarations alone: processes and files.</summary>
internal static unsafe partial class Kernel32
{
    private const string Name = "kernel32.dll";

    /// <summary>What GetCurrentProcess() returns; closing it does nothing.</summary>
    public const nint ThisProcess = -1;

    [LibraryImport(Name, EntryPoint = "CloseHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CloseHandle(nint handle);

    [LibraryImport(Name, EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial KernelHandle CreateFile(string path, uint access, uint share, SecurityAttributes* security, uint creation, uint flags, nint template);

    [LibraryImport(Name, EntryPoint = "CreateProcessW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateProcess(string application, char* commandLine, void* processSecurity, void* threadSecurity, int inheritHandles, uint flags, char* environment, string directory, StartupInformation* startup, StartedProcess* started);

    [LibraryImport(Name, EntryPoint = "InitializeProcThreadAttributeList", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool InitializeAttributes(void* list, int count, uint flags, nuint* size);

    [LibraryImport(Name, EntryPoint = "UpdateProcThreadAttribute", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool UpdateAttribute(void* list, uint flags, nuint attribute, void* value, nuint size, void* previous, nuint* returnedSize);

    [LibraryImport(Name, EntryPoint = "DeleteProcThreadAttributeList")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial void DeleteAttributes(void* list);

    [LibraryImport(Name, EntryPoint = "ResumeThread", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial uint ResumeThread(nint thread);

    [LibraryImport(Name, EntryPoint = "DuplicateHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool DuplicateHandle(nint fromProcess, nint handle, nint toProcess, nint* duplicate, uint access, int inherit, uint options);

    [LibraryImport(Name, EntryPoint = "OpenProcess", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial KernelHandle OpenProcess(uint access, int inherit, int pid);

    [LibraryImport(Name, EntryPoint = "TerminateProcess", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool TerminateProcess(KernelHandle process, uint exitCode);

    [LibraryImport(Name, EntryPoint = "GetProcessTimes", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetProcessTimes(KernelHandle process, ulong* created, ulong* exited, ulong* kernel, ulong* user);

    [LibraryImport(Name, EntryPoint = "GetExitCodeProcess", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetExitCode(KernelHandle process, uint* exitCode);

    [LibraryImport(Name, EntryPoint = "WaitForSingleObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial uint WaitForObject(KernelHandle handle, uint milliseconds);

    [LibraryImport(Name, EntryPoint = "GetFileInformationByHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetFileInformation(KernelHandle file, FileInformation* information);

    [LibraryImport(Name, EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial uint GetFinalPath(KernelHandle file, char* path, uint length, uint flags);

    [LibraryImport(Name, EntryPoint = "LocalFree")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint LocalFree(nint memory);
}
