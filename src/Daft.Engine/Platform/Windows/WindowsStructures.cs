using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Windows;

/// <summary><c>SECURITY_ATTRIBUTES</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SecurityAttributes
{
    public uint Length;
    public nint Descriptor;
    public int InheritHandle;
}

/// <summary><c>STARTUPINFOEXW</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct StartupInformation
{
    public uint Size;
    public nint Reserved;
    public nint Desktop;
    public nint Title;
    public uint X;
    public uint Y;
    public uint Width;
    public uint Height;
    public uint CharactersWide;
    public uint CharactersHigh;
    public uint Fill;
    public uint Flags;
    public ushort ShowWindow;
    public ushort ReservedSize;
    public nint ReservedToo;
    public nint StandardInput;
    public nint StandardOutput;
    public nint StandardError;
    public void* Attributes;
}

/// <summary><c>PROCESS_INFORMATION</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StartedProcess
{
    public nint Process;
    public nint Thread;
    public int ProcessId;
    public int ThreadId;
}

/// <summary><c>BY_HANDLE_FILE_INFORMATION</c>; the times, which nobody reads, are left as bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 52)]
internal struct FileInformation
{
    [FieldOffset(28)]
    public uint VolumeSerialNumber;

    [FieldOffset(44)]
    public uint FileIndexHigh;

    [FieldOffset(48)]
    public uint FileIndexLow;
}

/// <summary><c>JOBOBJECT_BASIC_LIMIT_INFORMATION</c>; only the flags matter.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct JobLimits
{
    [FieldOffset(16)]
    public uint Flags;
}

/// <summary><c>UNICODE_STRING</c>, lengths in bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CountedString
{
    public ushort Length;
    public ushort Capacity;
    public char* Text;
}
