using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Windows;

/// <summary>Declarations alone: Job Objects.</summary>
internal static unsafe partial class JobObjectCalls
{
    private const string Name = "kernel32.dll";

    [LibraryImport(Name, EntryPoint = "CreateJobObjectW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial KernelHandle Create(void* security, char* name);

    [LibraryImport(Name, EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Assign(KernelHandle job, nint process);

    [LibraryImport(Name, EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetInformation(KernelHandle job, int kind, void* information, uint size);

    [LibraryImport(Name, EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool QueryInformation(KernelHandle job, int kind, void* information, uint size, uint* returnedSize);

    [LibraryImport(Name, EntryPoint = "TerminateJobObject", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Terminate(KernelHandle job, uint exitCode);
}
