using System.Runtime.InteropServices;

namespace Daft.Engine.Platform.Linux;

/// <summary>Constants of the Linux kernel's interface, the same on x86-64 and arm64.</summary>
internal static class LinuxNumbers
{
    public const int OpenCreate = 0x40;
    public const int OpenAppend = 0x400;
    /// <summary><c>O_CLOEXEC</c> and <c>SOCK_CLOEXEC</c>.</summary>
    public const int CloseOnExec = 0x80000;


    /// <summary><c>O_NOFOLLOW</c>, which has a number of its own on arm64.</summary>
    public static readonly int OpenNoLink = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary><c>FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE</c>.</summary>
    public const int PunchHole = 0x3;

    public const short SpawnInNewSession = 0x80;

    public const int SignalStop = 19;
    public const int SignalContinue = 18;

    public const int WaitLookOnly = 0x01000000;
    public const int StatusOffsetInSignalInformation = 24;

    public const int NotPermitted = 1;
    public const int WouldBlock = 11;
    public const int NoSuchCall = 38;
    public const int NotSupported = 95;
}
