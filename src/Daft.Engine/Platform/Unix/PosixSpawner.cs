using System.Runtime.InteropServices;
using Daft.Core.Runs;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Unix;

/// <summary>Spawns through posix_spawn(3).</summary>
/// <remarks>
/// Why not <c>Process.Start</c>: its child stays in our session and process group, so that the terminal's hang-up and
/// Ctrl+C reach it and its own children cannot be told from ours; it inherits every descriptor of git's caller that is not
/// close-on-exec, so that a caller waiting on a stray pipe waits for a four-minute build; and it starts with SIGPIPE
/// ignored, so that <c>yes | head -1</c> complains. Nothing of this can be mended from the parent afterwards: the child has
/// already exec'd. posix_spawn does all of it between fork and exec, atomically, in the C library's own careful code,
/// and reports a directory or an executable that is not there as its return value (facts/dotnet.md).
/// </remarks>
internal sealed unsafe class PosixSpawner(SpawnDialect dialect, Func<int, ProcessIdentity?> find) : ISpawner
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const int LockDescriptor = 3;
    private const uint OwnerOnly = 0x180; // 0600

    public SpawnResult Spawn(SpawnRequest request)
    {
        using var strings = new NativeStrings();
        byte* attributes = stackalloc byte[LibcSpawn.OpaqueSize];
        byte* actions = stackalloc byte[LibcSpawn.OpaqueSize];
        _ = LibcSpawn.InitAttributes(attributes);
        _ = LibcSpawn.InitActions(actions);
        bool holdsLock = false;
        try
        {
            request.InheritedLock?.DangerousAddRef(ref holdsLock);
            Describe(attributes);
            Describe(actions, request, strings);
            return Spawn(request, strings, attributes, actions);
        }
        finally
        {
            if (holdsLock)
                request.InheritedLock?.DangerousRelease();
            _ = LibcSpawn.DestroyActions(actions);
            _ = LibcSpawn.DestroyAttributes(attributes);
        }
    }

    private SpawnResult Spawn(SpawnRequest request, NativeStrings strings, byte* attributes, byte* actions)
    {
        byte** arguments = strings.AddArray(request.Arguments.Prepend(request.Executable));
        byte** environment = strings.AddArray(request.Environment.Select(variable => $"{variable.Key}={variable.Value}"));
        int pid;
        int error = LibcSpawn.Spawn(&pid, strings.Add(request.Executable), actions, attributes, arguments, environment);
        if (error != 0)
            return new SpawnResult.Refused(Marshal.GetPInvokeErrorMessage(error));

        // Not reaped yet, so the number is the child's even if it has already ended.
        return new SpawnResult.Started(find(pid) ?? new ProcessIdentity(pid, 0));
    }

    private void Describe(byte* attributes)
    {
        byte* all = stackalloc byte[LibcSpawn.SignalSetSize];
        byte* none = stackalloc byte[LibcSpawn.SignalSetSize];
        _ = LibcSpawn.FillSignalSet(all);
        _ = LibcSpawn.EmptySignalSet(none);
        _ = LibcSpawn.SetDefaultSignals(attributes, all);
        _ = LibcSpawn.SetMask(attributes, none);
        _ = LibcSpawn.SetFlags(attributes, (short)(dialect.Flags | LibcSpawn.SetSignalDefaults | LibcSpawn.SetSignalMask));
    }

    /// <summary>The lock comes first: a process that was started with standard descriptors closed may hold it at one of their numbers.</summary>
    private void Describe(byte* actions, SpawnRequest request, NativeStrings strings)
    {
        if (request.InheritedLock is { } held)
            HandOn(actions, DescriptorOf(held));
        int append = Libc.OpenWriteOnly | dialect.OpenCreate | dialect.OpenAppend;
        _ = LibcSpawn.AddOpen(actions, StandardInput, strings.Add("/dev/null"), Libc.OpenReadOnly, 0);
        _ = LibcSpawn.AddOpen(actions, StandardOutput, strings.Add(request.OutputPath), append, OwnerOnly);
        _ = LibcSpawn.AddDuplicate(actions, StandardOutput, StandardError);
        _ = LibcSpawn.AddChangeDirectory(actions, strings.Add(request.WorkingDirectory));
        dialect.CloseFrom(actions, request.InheritedLock is null ? LockDescriptor : LockDescriptor + 1);
    }

    /// <summary>By a detour where it has the right number already: on macOS dup2 onto itself would leave it close-on-exec.</summary>
    private static void HandOn(byte* actions, int descriptor)
    {
        if (descriptor == LockDescriptor)
        {
            _ = LibcSpawn.AddDuplicate(actions, LockDescriptor, LockDescriptor + 1);
            _ = LibcSpawn.AddDuplicate(actions, LockDescriptor + 1, LockDescriptor);
            _ = LibcSpawn.AddClose(actions, LockDescriptor + 1);
            return;
        }

        _ = LibcSpawn.AddDuplicate(actions, descriptor, LockDescriptor);
    }

    private static int DescriptorOf(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
