using System.Globalization;
using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Microsoft.Win32;

namespace Daft.Engine.Platform.Windows;

[SupportedOSPlatform("windows")]
public sealed class WindowsPlatform : IPlatform
{
    private const string BootKey =
        @"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters";

    public WindowsPlatform()
    {
        var children = new Children();
        Spawner = new WindowsSpawner(children);
        Processes = new WindowsProcessTable(children);
    }

    public OperatingSystemName Name => OperatingSystemName.Windows;

    /// <summary>A job that talks to the user is not started here yet.</summary>
    public bool HasTerminal => false;

    public ISpawner Spawner { get; }

    public IProcessTable Processes { get; }

    public IFileTable Files { get; } = new WindowsFileTable();

    /// <summary>The system's own count of boots. Empty where it keeps none: start times are dates here, and name nobody else after a boot either.</summary>
    public string BootId { get; } = Convert.ToString(Registry.GetValue(BootKey, "BootId", null), CultureInfo.InvariantCulture) ?? "";

    public string FindShell() => GitShell.Find();

    /// <summary>Closing a watch of a folder costs nothing here.</summary>
    public IStartSignal? CreateStartSignal() => null;

    public bool AwaitRelease() => true;

    public void GiveStartSignal()
    {
    }

    public IEventQueue CreateEventQueue() => new WindowsEventQueue();
}
