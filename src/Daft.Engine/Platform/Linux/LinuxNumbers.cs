namespace Daft.Engine.Platform.Linux;

/// <summary>Constants of the Linux kernel's interface, the same on x86-64 and arm64.</summary>
internal static class LinuxNumbers
{
    public const int OpenCreate = 0x40;
    public const int OpenAppend = 0x400;
    public const int CloseOnExec = 0x80000;
    public const int OpenDirectory = 0x10000;

    public const short SpawnInNewSession = 0x80;

    public const int SignalStop = 19;
    public const int SignalContinue = 18;

    public const int WaitLookOnly = 0x01000000;
    public const int StatusOffsetInSignalInformation = 24;

    public const int NotPermitted = 1;
    public const int WouldBlock = 11;
}
