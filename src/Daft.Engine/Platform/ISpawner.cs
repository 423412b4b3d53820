using Daft.Core.Planning;
using Daft.Core.Runs;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform;

/// <summary>
/// Starts a process that owes its parent nothing: a session and group of its own, default signal dispositions and an
/// empty mask, <c>/dev/null</c> on 0, the output file on 1 and 2, and no other descriptor of ours.
/// </summary>
public interface ISpawner
{
    SpawnResult Spawn(SpawnRequest request);
}

public sealed record SpawnRequest
{
    /// <summary>Absolute path.</summary>
    public required string Executable { get; init; }

    /// <summary>Without the name of the program itself.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The whole environment of the child; nothing is inherited.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>Created where missing (mode 0600), appended to.</summary>
    public required string OutputPath { get; init; }

    /// <summary>A held lock that the child shall hold too, for as long as it lives; it becomes descriptor 3.</summary>
    public SafeFileHandle? InheritedLock { get; init; }

    /// <summary>What the two are to speak to each other by, the child's end becoming descriptor 4; goes with a lock.</summary>
    public IStartSignal? StartSignal { get; init; }

    /// <summary>
    /// It talks to the user: <c>/dev/tty</c> on 0, 1 and 2, and our own session and process group, which is the terminal's
    /// foreground one. Unix only.
    /// </summary>
    public bool OnTerminal { get; init; }

    /// <summary>What it and all that it starts get of the processor and the disk.</summary>
    public BackgroundPriority Priority { get; init; } = BackgroundPriority.Normal;

    /// <summary>
    /// Meant to go on when this process and its caller end: a supervisor, not a job. On Unix every child can; on Windows it is
    /// started outside the Job Object of whoever called us, where that lets it go, and gets none of its own.
    /// </summary>
    public bool OutlivesParent { get; init; }
}

/// <summary>A started process, or why the system refused.</summary>
public abstract record SpawnResult
{
    public sealed record Started(ProcessIdentity Process) : SpawnResult;

    /// <param name="Reason">The system's own words, without the path.</param>
    public sealed record Refused(string Reason) : SpawnResult;
}
