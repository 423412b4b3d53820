using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.MacOS;

[SupportedOSPlatform("macos")]
public sealed unsafe class MacPlatform : IPlatform
{
    private const int BootIdSize = 64;

    public OperatingSystemName Name => OperatingSystemName.MacOS;

    public bool HasTerminal => UnixFiles.HasTerminal();

    public ISpawner Spawner { get; } = new PosixSpawner(new MacSpawnDialect(), MacProcesses.FindIdentity);

    public IProcessTable Processes { get; } = new MacProcessTable();

    public IFileTable Files { get; } = new MacFileTable();

    public string BootId { get; } = ReadBootId();

    public string FindShell() => UnixFiles.FindShell();

    public IStartSignal? CreateStartSignal() => StartSocket.TryCreate(closeOnExec: 0);

    public bool AwaitRelease() => StartSocket.AwaitRelease(PosixSpawner.SignalDescriptor);

    public void GiveStartSignal() => StartSocket.Tell(PosixSpawner.SignalDescriptor);

    public IEventQueue CreateEventQueue() => new MacEventQueue(Processes);

    private static string ReadBootId()
    {
        byte* text = stackalloc byte[BootIdSize];
        nuint length = BootIdSize - 1;
        new Span<byte>(text, BootIdSize).Clear();
        return MacLibc.SystemControlByName("kern.bootsessionuuid", text, &length, null, 0) == 0 ? Marshal.PtrToStringUTF8((nint)text) ?? "" : "";
    }
}
