using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

[SupportedOSPlatform("linux")]
public sealed class LinuxPlatform : IPlatform
{
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id";

    public OperatingSystemName Name => OperatingSystemName.Linux;

    public bool HasTerminal => UnixFiles.HasTerminal();

    public ISpawner Spawner { get; } = new PosixSpawner(new LinuxSpawnDialect(), ProcFiles.FindIdentity);

    public IProcessTable Processes { get; } = new LinuxProcessTable();

    public IFileTable Files { get; } = new LinuxFileTable();

    public string BootId => File.Exists(BootIdPath) ? File.ReadAllText(BootIdPath).Trim() : "";

    public string FindShell() => UnixFiles.FindShell();

    public IStartSignal? CreateStartSignal() => StartSocket.TryCreate(LinuxNumbers.CloseOnExec);

    public bool AwaitRelease() => StartSocket.AwaitRelease(PosixSpawner.SignalDescriptor);

    public void GiveStartSignal() => StartSocket.Tell(PosixSpawner.SignalDescriptor);

    public IEventQueue CreateEventQueue() => new LinuxEventQueue(Processes);
}
