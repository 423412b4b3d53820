using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Worktrees;
using Daft.Engine.Platform.Unix;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Linux;

[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxFileTable : IFileTable
{
    private const int CurrentDirectory = -100;
    private const int OfTheLinkItself = 0x100;
    private const uint WantInode = 0x100;
    private const int StatxSize = 256;
    private const int InodeOffset = 32;
    private const int DeviceMajorOffset = 136;
    private const int DeviceMinorOffset = 140;

    private readonly FileLock _locks = new(LinuxNumbers.CloseOnExec, LinuxNumbers.WouldBlock);

    public FileIdentity? FindIdentity(string path) => Stat(path, 0);

    public FileIdentity? FindOwnIdentity(string path) => Stat(path, OfTheLinkItself);

    public string? FindRealPath(string path) => UnixFiles.FindRealPath(path);

    public void CreatePrivateDirectory(string path) => UnixFiles.CreatePrivateDirectory(path);

    public SafeFileHandle? TryLock(string path) => _locks.TryTake(path);

    public IDisposable CreateHeld(string path) => _locks.CreateHeld(path);

    public bool IsLocked(string path) => _locks.IsHeld(path);

    public HoleOutcome PunchHole(string path, long offset, long length)
    {
        int flags = Libc.OpenWriteOnly | LinuxNumbers.OpenNoLink | LinuxNumbers.CloseOnExec;
        using var file = new SafeFileHandle(Libc.Open(path, flags), ownsHandle: true);
        if (file.IsInvalid)
            return HoleOutcome.Failed;
        if (LinuxLibc.Allocate(file, LinuxNumbers.PunchHole, offset, length) == 0)
            return HoleOutcome.Punched;
        return Marshal.GetLastPInvokeError() is LinuxNumbers.NotSupported or LinuxNumbers.NoSuchCall ? HoleOutcome.NotSupported : HoleOutcome.Failed;
    }

    /// <summary>statx(2): the one stat whose layout is the same on every architecture.</summary>
    private static FileIdentity? Stat(string path, int flags)
    {
        byte* result = stackalloc byte[StatxSize];
        if (LinuxLibc.Statx(CurrentDirectory, path, flags, WantInode, result) != 0)
            return UnixFiles.AbsentOrThrow(path, Marshal.GetLastPInvokeError());
        ulong major = *(uint*)(result + DeviceMajorOffset);
        ulong minor = *(uint*)(result + DeviceMinorOffset);
        return new FileIdentity((major << 32) | minor, *(ulong*)(result + InodeOffset));
    }
}
