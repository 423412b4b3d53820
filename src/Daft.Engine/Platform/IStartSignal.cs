using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform;

/// <summary>
/// How a child tells the process that started it that it has begun its work. It costs a tenth of what it costs to watch a file
/// for the same news: Linux takes some 10 ms to close an inotify descriptor, and a process that ends has to wait for it.
/// </summary>
public interface IStartSignal : IDisposable
{
    /// <summary>What the child gets; to be closed here as soon as the child has it.</summary>
    SafeFileHandle ChildEnd { get; }

    /// <summary>Returns when the child has told, has ended without telling, or at the end of the limit; a signal may cut it short.</summary>
    void Wait(TimeSpan limit);
}
