using Daft.Core.Configuration;

namespace Daft.Engine.Platform;

/// <summary>What daft needs of an operating system. One folder per system implements it; one place chooses.</summary>
public interface IPlatform
{
    OperatingSystemName Name { get; }

    /// <summary>The shell that runs jobs, as an absolute path or a name looked up on PATH: <c>sh</c>, on Windows Git's.</summary>
    string FindShell();

    /// <summary>Whether this process has a terminal that a child may talk to the user on.</summary>
    bool HasTerminal { get; }

    ISpawner Spawner { get; }

    IProcessTable Processes { get; }

    IFileTable Files { get; }

    /// <summary>Differs after every boot, so that a process number of an earlier one names nobody.</summary>
    string BootId { get; }

    /// <summary>Null where this system has none: then the journal is watched instead.</summary>
    IStartSignal? CreateStartSignal();

    /// <summary>Called by a child that was started early (<see cref="IStartSignal.Release"/>); waits.</summary>
    /// <returns>False where there is nothing to do after all, or whoever would have said so is gone.</returns>
    bool AwaitRelease();

    /// <summary>Called by a child that was given a signal's end: it tells, and lets go of it.</summary>
    void GiveStartSignal();

    /// <summary>Starts watching nothing yet. The caller disposes it.</summary>
    IEventQueue CreateEventQueue();
}
