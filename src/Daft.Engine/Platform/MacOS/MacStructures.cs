using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.MacOS;

/// <summary><c>struct proc_bsdinfo</c> of sys/proc_info.h: 136 bytes; what daft does not read is left out.</summary>
[StructLayout(LayoutKind.Explicit, Size = 136)]
internal struct BsdInformation
{
    [FieldOffset(4)]
    public uint State;

    [FieldOffset(16)]
    public uint Parent;

    /// <summary>First of the 16 bytes of the program's name.</summary>
    [FieldOffset(48)]
    public byte Command;

    [FieldOffset(100)]
    public uint Group;

    [FieldOffset(120)]
    public ulong StartSeconds;

    [FieldOffset(128)]
    public ulong StartMicroseconds;
}

/// <summary><c>struct proc_vnodepathinfo</c>: twice a <c>vnode_info</c> of 152 bytes and a path of 1024; the working directory first.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2352)]
internal struct FolderInformation
{
    /// <summary>First byte of the path, which a null byte ends.</summary>
    [FieldOffset(152)]
    public byte Path;
}

/// <summary><c>struct stat</c> with 64-bit inode numbers (sys/stat.h, <c>__DARWIN_STRUCT_STAT64</c>): 144 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct FileStatus
{
    [FieldOffset(0)]
    public int Device;

    [FieldOffset(8)]
    public ulong Inode;
}

/// <summary><c>struct kevent</c> of sys/event.h: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KernelEvent
{
    public nuint Identifier;
    public short Filter;
    public ushort Flags;
    public uint FilterFlags;
    public nint Data;
    public nint UserData;
}

/// <summary><c>struct timespec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpecification
{
    public nint Seconds;
    public nint Nanoseconds;
}

/// <summary><c>struct fpunchhole</c> of sys/fcntl.h: 24 bytes; offset and length are multiples of the file system's block.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct HoleRequest
{
    public uint Flags;
    public uint Reserved;
    public long Offset;
    public long Length;
}
