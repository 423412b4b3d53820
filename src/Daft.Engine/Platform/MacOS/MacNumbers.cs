namespace Daft.Engine.Platform.MacOS;

/// <summary>Constants of xnu's interface, the same on x86-64 and arm64. Each stands in the header named beside its group.</summary>
internal static class MacNumbers
{
    // sys/fcntl.h
    public const int OpenAppend = 0x8;
    public const int OpenCreate = 0x200;
    public const int CloseOnExec = 0x1000000;

    /// <summary><c>O_EVTONLY</c>: to be told of, not to read; does not keep a volume from being unmounted.</summary>
    public const int OpenForEvents = 0x8000;

    public const int OpenNoLink = 0x100;

    /// <summary><c>F_PUNCHHOLE</c>.</summary>
    public const int PunchHole = 99;

    // spawn.h
    public const short SpawnInNewSession = 0x400;

    /// <summary><c>POSIX_SPAWN_CLOEXEC_DEFAULT</c>: only descriptors that a file action names reach the child.</summary>
    public const short SpawnWithoutDescriptors = 0x4000;

    // sys/signal.h, sys/wait.h, sys/errno.h, sys/proc.h
    public const int SignalStop = 17;
    public const int SignalContinue = 19;
    public const int WaitLookOnly = 0x20;
    public const int StatusOffsetInSignalInformation = 20;
    public const int WouldBlock = 35;
    public const int InvalidArgument = 22;
    public const int NoSuchRequest = 25;
    public const int NotSupported = 45;
    public const uint StateZombie = 5;

    // sys/resource.h
    public const int PriorityOfProcess = 0;
    public const int DarwinPriorityOfProcess = 4;
    public const int DarwinBackground = 0x1000;

    // sys/proc_info.h
    public const int BsdInformation = 3;
    public const int FolderInformation = 9;
    public const ulong ZombiesToo = 1;

    // sys/sysctl.h
    public const int ControlKernel = 1;
    public const int KernelProcessArguments = 49;

    // sys/event.h
    public const short FilterVnode = -4;
    public const short FilterProcess = -5;
    public const short FilterUser = -10;
    public const ushort Add = 0x1;
    public const ushort Once = 0x10;
    public const ushort ClearAfterTelling = 0x20;
    public const uint NoteTrigger = 0x1000000;
    public const uint NoteDelete = 0x1;
    public const uint NoteWrite = 0x2;
    public const uint NoteExtend = 0x4;
    public const uint NoteRename = 0x20;
    public const uint NoteRevoke = 0x40;
    public const uint NoteExit = 0x80000000;
}
