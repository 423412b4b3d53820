using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Worktrees;
using Daft.Engine.Platform.Unix;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.MacOS;

[SupportedOSPlatform("macos")]
internal sealed unsafe class MacFileTable : IFileTable
{
    private static readonly bool IsX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private readonly FileLock _locks = new(MacNumbers.CloseOnExec, MacNumbers.WouldBlock);

    public FileIdentity? FindIdentity(string path)
    {
        FileStatus status;
        int result = IsX64 ? MacLibc.StatOfX64(path, &status) : MacLibc.Stat(path, &status);
        return IdentityOf(path, result, status);
    }

    public FileIdentity? FindOwnIdentity(string path)
    {
        FileStatus status;
        int result = IsX64 ? MacLibc.LinkStatOfX64(path, &status) : MacLibc.LinkStat(path, &status);
        return IdentityOf(path, result, status);
    }

    public string? FindRealPath(string path) => UnixFiles.FindRealPath(path);

    public void CreatePrivateDirectory(string path) => UnixFiles.CreatePrivateDirectory(path);

    public SafeFileHandle? TryLock(string path) => _locks.TryTake(path);

    public IDisposable CreateHeld(string path) => _locks.CreateHeld(path);

    public bool IsLocked(string path) => _locks.IsHeld(path);

    public HoleOutcome PunchHole(string path, long offset, long length)
    {
        const int flags = Libc.OpenWriteOnly | MacNumbers.OpenNoLink | MacNumbers.CloseOnExec;
        using var file = new SafeFileHandle(Libc.Open(path, flags), ownsHandle: true);
        if (file.IsInvalid)
            return HoleOutcome.Failed;
        var hole = new HoleRequest { Offset = offset, Length = length };
        int result = IsX64
            ? MacLibc.FileControlOfX64(file, MacNumbers.PunchHole, &hole)
            : MacLibc.FileControl(file, MacNumbers.PunchHole, 0, 0, 0, 0, 0, 0, &hole);
        if (result == 0)
            return HoleOutcome.Punched;
        return Marshal.GetLastPInvokeError() is MacNumbers.NotSupported or MacNumbers.NoSuchRequest or MacNumbers.InvalidArgument
            ? HoleOutcome.NotSupported
            : HoleOutcome.Failed;
    }

    private static FileIdentity? IdentityOf(string path, int result, in FileStatus status) => result == 0
        ? new FileIdentity((uint)status.Device, status.Inode)
        : UnixFiles.AbsentOrThrow(path, Marshal.GetLastPInvokeError());
}
