using Daft.Core.Worktrees;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform;

/// <summary>What the base library does not tell about files.</summary>
public interface IFileTable
{
    /// <summary>Identity of a directory or file; symbolic links followed. Null where there is none.</summary>
    /// <exception cref="IOException">It cannot be told whether there is one (permissions, a broken disk).</exception>
    FileIdentity? FindIdentity(string path);

    /// <summary>The same, of the link itself where <paramref name="path"/> is one.</summary>
    /// <exception cref="IOException">As above.</exception>
    FileIdentity? FindOwnIdentity(string path);

    /// <summary>Absolute path without symbolic links; null where it does not exist.</summary>
    string? FindRealPath(string path);

    /// <summary>Creates a directory for this user alone (0700) where missing, parents included.</summary>
    void CreatePrivateDirectory(string path);

    /// <summary>
    /// Creates the lock file where missing and takes its lock, without waiting. Null where another process holds it.
    /// The lock goes when the last process that shares the handle ends, however it ends.
    /// </summary>
    SafeFileHandle? TryLock(string path);

    /// <summary>
    /// Gives the disk space of a part of a file back, whoever has the file open; its length stays, and the part reads as
    /// zeros. A link is not followed.
    /// </summary>
    HoleOutcome PunchHole(string path, long offset, long length);

    /// <summary>
    /// Creates a file that is locked whenever anybody can see it, until it is disposed, which deletes it. Where this process
    /// ends without, the lock goes and the file may stay, and whoever watches the folder is told that it was closed.
    /// </summary>
    /// <param name="path">A name that nobody else uses, in a folder where such files alone are.</param>
    /// <exception cref="IOException">It cannot be created, or the file system has no locks.</exception>
    IDisposable CreateHeld(string path);

    /// <summary>Whether somebody holds the lock. A missing file is held by nobody.</summary>
    bool IsLocked(string path);
}

public enum HoleOutcome
{
    Punched,

    /// <summary>It did not work this time, and may work later.</summary>
    Failed,

    /// <summary>The system or the file system cannot do it.</summary>
    NotSupported,
}
