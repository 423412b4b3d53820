using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Worktrees;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Windows;

[SupportedOSPlatform("windows")]
internal sealed unsafe class WindowsFileTable : IFileTable
{
    private const string LongPrefix = @"\\?\";
    private const string LongNetworkPrefix = @"\\?\UNC\";
    private const int LongestPath = 32768;

    /// <summary>A look at a lock takes a moment; after so many turns it is a holder.</summary>
    private const int LooksToOutwait = 30;

    public FileIdentity? FindIdentity(string path) => Find(path, WindowsNumbers.OfFoldersToo);

    public FileIdentity? FindOwnIdentity(string path) => Find(path, WindowsNumbers.OfFoldersToo | WindowsNumbers.OfTheLinkItself);

    public string? FindRealPath(string path)
    {
        using var file = Open(path, WindowsNumbers.OfFoldersToo);
        char[] buffer = new char[LongestPath];
        fixed (char* start = buffer)
        {
            uint length = file.IsInvalid ? 0 : Kernel32.GetFinalPath(file, start, LongestPath, 0);
            return length is 0 or >= LongestPath ? null : WithoutPrefix(new string(start, 0, (int)length));
        }
    }

    /// <summary>Nothing more to do: what is made in a user's folders is that user's.</summary>
    public void CreatePrivateDirectory(string path) => Directory.CreateDirectory(path);

    /// <summary>A file that nobody else may open while it is: this belongs to the open file, whoever was handed it.</summary>
    public SafeFileHandle? TryLock(string path)
    {
        var pause = default(SpinWait);
        for (int look = 0; look < LooksToOutwait; look++)
        {
            using var file = Kernel32.CreateFile(path, WindowsNumbers.AccessRead | WindowsNumbers.AccessWrite, WindowsNumbers.ShareNothing, null, WindowsNumbers.OpenAlways, 0, 0);
            if (!file.IsInvalid)
                return Handed(file);
            int error = Marshal.GetLastPInvokeError();
            if (error != (int)WindowsNumbers.ErrorSharingViolation)
                throw new IOException($"cannot lock '{path}': {Marshal.GetPInvokeErrorMessage(error)}");
            pause.SpinOnce();
        }

        return null;
    }

    /// <summary>The system deletes it with its last handle, however the process ends.</summary>
    public IDisposable CreateHeld(string path)
    {
        const uint access = WindowsNumbers.AccessRead | WindowsNumbers.AccessWrite | WindowsNumbers.AccessDelete;
        var file = Kernel32.CreateFile(path, access, WindowsNumbers.ShareNothing, null, WindowsNumbers.CreateNew, WindowsNumbers.DeleteOnClose, 0);
        int error = Marshal.GetLastPInvokeError();
        if (!file.IsInvalid)
            return file;
        file.Dispose();
        throw new IOException($"cannot create '{path}': {Marshal.GetPInvokeErrorMessage(error)}");
    }

    public bool IsLocked(string path)
    {
        using var file = Kernel32.CreateFile(path, WindowsNumbers.AccessRead, WindowsNumbers.ShareEverything, null, WindowsNumbers.OpenExisting, 0, 0);
        return file.IsInvalid && Marshal.GetLastPInvokeError() == (int)WindowsNumbers.ErrorSharingViolation;
    }

    /// <summary>Only a file that was made sparse could; daft's logs are not, yet.</summary>
    public HoleOutcome PunchHole(string path, long offset, long length) => HoleOutcome.NotSupported;

    private static SafeFileHandle Handed(KernelHandle file)
    {
        var handle = new SafeFileHandle(file.Value, ownsHandle: true);
        file.SetHandleAsInvalid();
        return handle;
    }

    private static FileIdentity? Find(string path, uint flags)
    {
        using var file = Open(path, flags);
        if (file.IsInvalid)
            return AbsentOrThrow(path, Marshal.GetLastPInvokeError());
        FileInformation information;
        if (!Kernel32.GetFileInformation(file, &information))
            return AbsentOrThrow(path, Marshal.GetLastPInvokeError());
        return new FileIdentity(information.VolumeSerialNumber, ((ulong)information.FileIndexHigh << 32) | information.FileIndexLow);
    }

    private static KernelHandle Open(string path, uint flags) =>
        Kernel32.CreateFile(path, WindowsNumbers.AccessAttributes, WindowsNumbers.ShareEverything, null, WindowsNumbers.OpenExisting, flags, 0);

    /// <summary>A thing that may not be looked at is not a thing that is gone.</summary>
    private static FileIdentity? AbsentOrThrow(string path, int error) =>
        (uint)error is WindowsNumbers.ErrorFileNotFound or WindowsNumbers.ErrorPathNotFound or WindowsNumbers.ErrorInvalidName
            ? null
            : throw new IOException($"cannot look at '{path}': {Marshal.GetPInvokeErrorMessage(error)}");

    private static string WithoutPrefix(string path) => path switch
    {
        _ when path.StartsWith(LongNetworkPrefix, StringComparison.Ordinal) => @"\\" + path[LongNetworkPrefix.Length..],
        _ when path.StartsWith(LongPrefix, StringComparison.Ordinal) => path[LongPrefix.Length..],
        _ => path,
    };
}
