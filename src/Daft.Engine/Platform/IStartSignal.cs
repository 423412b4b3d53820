using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform;

/// <summary>
/// What a process and the child it starts say to each other at the beginning: the child that it has begun its work, and
/// before that, where it was started early, the parent that there is work. It costs a tenth of what it costs to watch a file
/// for the same news: Linux takes some 10 ms to close an inotify descriptor, and a process that ends has to wait for it.
/// </summary>
public interface IStartSignal : IDisposable
{
    /// <summary>What the child gets; to be closed here as soon as the child has it.</summary>
    SafeFileHandle ChildEnd { get; }

    /// <summary>Whether the child may be started before it is known that there is work: no other child of ours can hold it up.</summary>
    bool MayStartEarly { get; }

    /// <summary>There is work. To dispose this without a word is to say that there is none.</summary>
    void Release();

    /// <summary>Returns when the child has told, has ended without telling, or at the end of the limit; a signal may cut it short.</summary>
    void Wait(TimeSpan limit);
}
