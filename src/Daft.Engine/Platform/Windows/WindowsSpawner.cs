using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Planning;

namespace Daft.Engine.Platform.Windows;

/// <summary>Spawns through CreateProcess, suspended until it is in its Job Object, so that no child of its escapes.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class WindowsSpawner(Children children) : ISpawner
{
    private const uint Usual =
        WindowsNumbers.CreateSuspended | WindowsNumbers.CreateNewGroup | WindowsNumbers.CreateUnicodeEnvironment | WindowsNumbers.CreateWithAttributes;

    public SpawnResult Spawn(SpawnRequest request)
    {
        // A bare name would be looked up in the current directory, which may be a worktree.
        if (!Path.IsPathFullyQualified(request.Executable))
            return new SpawnResult.Refused("no such program was found");
        using var handles = new InheritedHandles(request);
        if (handles.Error != 0)
            return Refused(handles.Error);
        StartedProcess started;
        int error = Create(request, handles, &started);
        return error == 0 ? Adopt(request, started) : Refused(error);
    }

    private static SpawnResult.Refused Refused(int error) => new(Marshal.GetPInvokeErrorMessage(error));

    private static int Create(SpawnRequest request, InheritedHandles handles, StartedProcess* started)
    {
        if (!request.OutlivesParent)
            return Create(request, handles, Usual | WindowsNumbers.CreateNoWindow | ClassOf(request.Priority), started);
        const uint detached = Usual | WindowsNumbers.CreateDetached;
        int error = Create(request, handles, detached | WindowsNumbers.CreateBreakaway, started);

        // The Job Object of whoever called us does not let its members go.
        return error == (int)WindowsNumbers.ErrorAccessDenied ? Create(request, handles, detached, started) : error;
    }

    /// <summary>These two classes are inherited by what the process starts.</summary>
    private static uint ClassOf(BackgroundPriority priority) => priority switch
    {
        BackgroundPriority.Idle => WindowsNumbers.CreateIdle,
        BackgroundPriority.Low => WindowsNumbers.CreateBelowNormal,
        _ => 0,
    };

    private static int Create(SpawnRequest request, InheritedHandles handles, uint flags, StartedProcess* started)
    {
        nuint size = 0;
        _ = Kernel32.InitializeAttributes(null, 1, 0, &size);
        nint[] all = handles.All;
        fixed (byte* attributes = new byte[size])
        fixed (nint* list = all)
        {
            if (!Kernel32.InitializeAttributes(attributes, 1, 0, &size))
                return Marshal.GetLastPInvokeError();
            _ = Kernel32.UpdateAttribute(attributes, 0, WindowsNumbers.AttributeHandleList, list, (nuint)(all.Length * sizeof(nint)), null, null);
            int error = Create(request, Describe(handles, attributes), flags, started);
            Kernel32.DeleteAttributes(attributes);
            return error;
        }
    }

    private static int Create(SpawnRequest request, StartupInformation startup, uint flags, StartedProcess* started)
    {
        char[] commandLine = [.. CommandLine.Write(request.Executable, request.Arguments), '\0'];
        fixed (char* line = commandLine)
        fixed (char* environment = EnvironmentBlock.Write(request.Environment))
        {
            bool isStarted = Kernel32.CreateProcess(
                request.Executable, line, null, null, 1, flags, environment, request.WorkingDirectory, &startup, started);
            return isStarted ? 0 : Marshal.GetLastPInvokeError();
        }
    }

    private static StartupInformation Describe(InheritedHandles handles, void* attributes) => new()
    {
        Size = (uint)sizeof(StartupInformation),
        Flags = WindowsNumbers.UseStandardHandles,
        StandardInput = handles.Input,
        StandardOutput = handles.Output,
        StandardError = handles.Output,
        Attributes = attributes,
    };

    private SpawnResult Adopt(SpawnRequest request, StartedProcess started)
    {
        var child = new Child(started.Process, leadsGroup: !request.OutlivesParent);
        using var thread = new KernelHandle(started.Thread);
        if (child.Job?.TryAssign(started.Process) == false || WindowsProcesses.IdentityOf(child.Process, started.ProcessId) is not { } identity)
        {
            int error = Marshal.GetLastPInvokeError();
            _ = Kernel32.TerminateProcess(child.Process, 1);
            child.Dispose();
            return Refused(error);
        }

        children.Add(identity, child);
        _ = Kernel32.ResumeThread(thread.Value);
        return new SpawnResult.Started(identity);
    }
}
