using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Unix;

/// <summary>
/// flock(2) on an empty file. The lock belongs to the open file: it is shared by every process that was handed the
/// descriptor and goes with the last of them, <c>kill -9</c> included.
/// </summary>
/// <remarks>
/// Opened by open(2) itself: the base library takes a lock of its own on whatever it opens and, worse, lets go of it
/// by LOCK_UN when it disposes the handle, which would take the lock from the process that was handed it.
/// </remarks>
/// <param name="closeOnExec">This system's <c>O_CLOEXEC</c>.</param>
/// <param name="heldByAnother">This system's <c>EWOULDBLOCK</c>.</param>
internal sealed class FileLock(int closeOnExec, int heldByAnother)
{
    /// <exception cref="IOException">The file cannot be created, or the file system has no locks.</exception>
    public SafeFileHandle? TryTake(string path)
    {
        if (!File.Exists(path))
            File.WriteAllBytes(path, []);
        SafeFileHandle file = Open(path);
        if (file.IsInvalid)
            throw Failure(path, Marshal.GetLastPInvokeError());
        if (Libc.Flock(Descriptor(file), Libc.LockExclusive | Libc.LockWithoutWaiting) == 0)
            return file;
        int error = Marshal.GetLastPInvokeError();
        file.Dispose();
        return error == heldByAnother ? null : throw Failure(path, error);
    }

    public bool IsHeld(string path)
    {
        using SafeFileHandle file = Open(path);
        return !file.IsInvalid
            && Libc.Flock(Descriptor(file), Libc.LockShared | Libc.LockWithoutWaiting) != 0
            && Marshal.GetLastPInvokeError() == heldByAnother;
    }

    private SafeFileHandle Open(string path) => new(Libc.Open(path, Libc.OpenReadOnly | closeOnExec), ownsHandle: true);

    private static IOException Failure(string path, int error) =>
        new($"cannot lock '{path}': {Marshal.GetPInvokeErrorMessage(error)}");

    private static int Descriptor(SafeFileHandle file) => (int)file.DangerousGetHandle();
}
