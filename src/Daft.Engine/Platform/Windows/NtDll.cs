using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Windows;

/// <summary>Declarations alone: what the documented interface lacks. These return an NTSTATUS: zero is success.</summary>
internal static unsafe partial class NtDll
{
    private const string Name = "ntdll.dll";

    [LibraryImport(Name, EntryPoint = "NtSuspendProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SuspendProcess(KernelHandle process);

    [LibraryImport(Name, EntryPoint = "NtResumeProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int ResumeProcess(KernelHandle process);

    [LibraryImport(Name, EntryPoint = "NtQueryInformationProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int QueryInformation(KernelHandle process, int kind, void* information, uint size, uint* returnedSize);
}
