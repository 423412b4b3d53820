namespace Daft.Engine.Platform.Windows;

/// <summary>Constants of winbase.h, winnt.h and winerror.h.</summary>
internal static class WindowsNumbers
{
    public const uint AccessRead = 0x80000000;
    public const uint AccessWrite = 0x40000000;
    public const uint AccessAttributes = 0x80;

    /// <summary><c>FILE_APPEND_DATA | SYNCHRONIZE</c>: every write goes to the end, whoever else writes.</summary>
    public const uint AccessAppend = 0x100004;

    public const uint AccessDelete = 0x10000;

    public const uint ShareNothing = 0;
    public const uint ShareEverything = 7;
    public const uint CreateNew = 1;
    public const uint OpenExisting = 3;
    public const uint OpenAlways = 4;
    public const uint OfFoldersToo = 0x2000000;
    public const uint DeleteOnClose = 0x4000000;
    public const uint OfTheLinkItself = 0x200000;

    public const uint ErrorFileNotFound = 2;
    public const uint ErrorPathNotFound = 3;
    public const uint ErrorAccessDenied = 5;
    public const uint ErrorSharingViolation = 32;
    public const uint ErrorInvalidName = 123;

    public const uint CreateSuspended = 0x4;
    public const uint CreateDetached = 0x8;
    public const uint CreateIdle = 0x40;
    public const uint CreateBelowNormal = 0x4000;
    public const uint CreateNewGroup = 0x200;
    public const uint CreateUnicodeEnvironment = 0x400;
    public const uint CreateWithAttributes = 0x80000;
    public const uint CreateBreakaway = 0x1000000;
    public const uint CreateNoWindow = 0x8000000;
    public const uint UseStandardHandles = 0x100;
    public const nuint AttributeHandleList = 0x20002;

    public const uint ProcessTerminate = 0x1;
    public const uint ProcessSuspend = 0x800;
    public const uint ProcessQuery = 0x1000;
    public const uint ProcessSynchronize = 0x100000;

    public const uint WaitTimedOut = 258;
    public const uint SameAccess = 2;

    public const int JobBasicLimits = 2;
    public const int JobProcessList = 3;
    public const uint JobAllowsBreakaway = 0x800;

    public const int ProcessCommandLine = 60;
}
