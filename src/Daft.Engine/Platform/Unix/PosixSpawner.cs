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

    /// <summary>The terminal that a process belongs to, whatever its descriptors are.</summary>
    public const string Terminal = "/dev/tty";

    /// <summary>Where a child finds the end of its <see cref="IStartSignal"/>.</summary>
    public const int SignalDescriptor = 4;

    public SpawnResult Spawn(SpawnRequest request) => dialect.WithPriority(request.Priority, () => SpawnFromHere(request));

    private SpawnResult SpawnFromHere(SpawnRequest request)
    {
        using var strings = new NativeStrings();
        byte* attributes = stackalloc byte[LibcSpawn.OpaqueSize];
        byte* actions = stackalloc byte[LibcSpawn.OpaqueSize];
        _ = LibcSpawn.InitAttributes(attributes);
        _ = LibcSpawn.InitActions(actions);
        bool holdsLock = false;
        bool holdsSignal = false;
        try
        {
            request.InheritedLock?.DangerousAddRef(ref holdsLock);
            request.StartSignal?.ChildEnd.DangerousAddRef(ref holdsSignal);
            Describe(attributes, request.OnTerminal ? dialect.FlagsOnTerminal : dialect.Flags);
            Describe(actions, request, strings);
            return Spawn(request, strings, attributes, actions);
        }
        finally
        {
            if (holdsLock)
                request.InheritedLock?.DangerousRelease();
            if (holdsSignal)
                request.StartSignal?.ChildEnd.DangerousRelease();
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

    private static void Describe(byte* attributes, short flags)
    {
        byte* all = stackalloc byte[LibcSpawn.SignalSetSize];
        byte* none = stackalloc byte[LibcSpawn.SignalSetSize];
        _ = LibcSpawn.FillSignalSet(all);
        _ = LibcSpawn.EmptySignalSet(none);
        _ = LibcSpawn.SetDefaultSignals(attributes, all);
        _ = LibcSpawn.SetMask(attributes, none);
        _ = LibcSpawn.SetFlags(attributes, (short)(flags | LibcSpawn.SetSignalDefaults | LibcSpawn.SetSignalMask));
    }

    /// <summary>What is handed on comes first: a process that was started with standard descriptors closed may hold it at one of their numbers.</summary>
    private void Describe(byte* actions, SpawnRequest request, NativeStrings strings)
    {
        int first = HandOn(actions, [request.InheritedLock, request.StartSignal?.ChildEnd]);
        int append = Libc.OpenWriteOnly | dialect.OpenCreate | dialect.OpenAppend;
        _ = LibcSpawn.AddOpen(actions, StandardInput, strings.Add(request.OnTerminal ? Terminal : "/dev/null"), Libc.OpenReadOnly, 0);
        if (request.OnTerminal)
            _ = LibcSpawn.AddOpen(actions, StandardOutput, strings.Add(Terminal), Libc.OpenWriteOnly, 0);
        else
            _ = LibcSpawn.AddOpen(actions, StandardOutput, strings.Add(request.OutputPath), append, OwnerOnly);
        _ = LibcSpawn.AddDuplicate(actions, StandardOutput, StandardError);
        _ = LibcSpawn.AddChangeDirectory(actions, strings.Add(request.WorkingDirectory));
        dialect.CloseFrom(actions, first);
    }

    /// <summary>
    /// The first becomes 3, the next 4. By a detour over numbers that none of them has: one may stand where the other is to go,
    /// and on macOS dup2 onto itself would leave it close-on-exec.
    /// </summary>
    /// <returns>The first descriptor that the child is not meant to have.</returns>
    private static int HandOn(byte* actions, ReadOnlySpan<SafeFileHandle?> handles)
    {
        int detour = LockDescriptor + handles.Length;
        foreach (SafeFileHandle? handle in handles)
            detour = Math.Max(detour, handle is null ? 0 : DescriptorOf(handle) + 1);
        int first = LockDescriptor;
        for (int index = 0; index < handles.Length; index++)
        {
            if (handles[index] is not { } handle)
                continue;
            _ = LibcSpawn.AddDuplicate(actions, DescriptorOf(handle), detour + index);
            first = LockDescriptor + index + 1;
        }

        for (int index = 0; index < handles.Length; index++)
        {
            if (handles[index] is null)
                continue;
            _ = LibcSpawn.AddDuplicate(actions, detour + index, LockDescriptor + index);
            _ = LibcSpawn.AddClose(actions, detour + index);
        }

        return first;
    }

    private static int DescriptorOf(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
