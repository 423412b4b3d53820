using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Unix;

/// <summary>
/// flock(2) on an empty file. The lock belongs to the open file: it is shared by every process that was handed the
/// descriptor and goes with the last of them, <c>kill -9</c> included.
/// </summary>
/// <remarks>
/// Created and opened by the C library: the base library takes a lock of its own on whatever it opens, so that creating
/// the file would be in the way of somebody else's taking it, and lets go by LOCK_UN when it disposes the handle, which
/// would take the lock from the process that was handed it.
/// </remarks>
/// <param name="closeOnExec">This system's <c>O_CLOEXEC</c>.</param>
/// <param name="heldByAnother">This system's <c>EWOULDBLOCK</c>.</param>
internal sealed unsafe class FileLock(int closeOnExec, int heldByAnother)
{
    private const uint OwnerReadsAndWrites = 0x180; // 0600

    /// <summary>A look takes a microsecond, or as long as the one who looks is kept from going on.</summary>
    private const int LooksToOutwait = 50;
    private const int PauseMilliseconds = 1;

    /// <exception cref="IOException">The file cannot be created, or the file system has no locks.</exception>
    public SafeFileHandle? TryTake(string path)
    {
        if (!File.Exists(path))
            Create(path);

        // To write, because NFS turns flock(2) into a write lock of fcntl(2).
        SafeFileHandle file = Open(path, Libc.OpenReadWrite);
        try
        {
            if (file.IsInvalid)
                throw Failure(path, Marshal.GetLastPInvokeError());
            if (TryTake(file, path))
                return file;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Made beside its folder, where nobody looks, and moved into it when it is locked: so it is seen locked or not at all.</summary>
    /// <exception cref="IOException">As above.</exception>
    public IDisposable CreateHeld(string path)
    {
        string draft = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? "/", $".{Path.GetFileName(path)}");
        SafeFileHandle file = TryTake(draft) ?? throw new IOException($"'{draft}' is locked already");
        try
        {
            File.Move(draft, path, overwrite: true);
            return new HeldFile(file, path);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            new HeldFile(file, draft).Dispose();
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>A look takes the lock too, shared, for a moment: it must not be mistaken for somebody who holds it.</summary>
    public bool IsHeld(string path)
    {
        using SafeFileHandle file = Open(path, Libc.OpenReadOnly);
        return !file.IsInvalid && !Try(file, path, Libc.LockShared);
    }

    private bool TryTake(SafeFileHandle file, string path)
    {
        for (int look = 0; look < LooksToOutwait; look++)
        {
            if (Try(file, path, Libc.LockExclusive))
                return true;
            if (!Try(file, path, Libc.LockShared))
                return false;
            _ = Libc.Flock(Descriptor(file), Libc.Unlock);
            _ = Libc.Poll(null, 0, PauseMilliseconds);
        }

        return false;
    }

    private bool Try(SafeFileHandle file, string path, int kind)
    {
        if (Libc.Flock(Descriptor(file), kind | Libc.LockWithoutWaiting) == 0)
            return true;
        int error = Marshal.GetLastPInvokeError();
        return error == heldByAnother ? false : throw Failure(path, error);
    }

    private static void Create(string path)
    {
        int descriptor = Libc.Create(path, OwnerReadsAndWrites);
        if (descriptor < 0)
            throw Failure(path, Marshal.GetLastPInvokeError());
        _ = Libc.Close(descriptor);
    }

    private SafeFileHandle Open(string path, int access) => new(Libc.Open(path, access | closeOnExec), ownsHandle: true);

    private static IOException Failure(string path, int error) =>
        new($"cannot lock '{path}': {Marshal.GetPInvokeErrorMessage(error)}");

    private static int Descriptor(SafeFileHandle file) => (int)file.DangerousGetHandle();
}
