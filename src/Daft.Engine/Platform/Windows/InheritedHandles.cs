namespace Daft.Engine.Platform.Windows;

/// <summary>
/// The handles of one child: <c>NUL</c>, its log, and a lock where one is handed on. Inheritable copies for this one
/// spawn, named in a list, so that the child gets these and no others.
/// </summary>
internal sealed unsafe class InheritedHandles : IDisposable
{
    private readonly KernelHandle _input;
    private readonly KernelHandle _output;
    private readonly KernelHandle? _lock;

    public InheritedHandles(SpawnRequest request)
    {
        _input = Open("NUL", WindowsNumbers.AccessRead, WindowsNumbers.OpenExisting);
        _output = Open(request.OutputPath, WindowsNumbers.AccessAppend, WindowsNumbers.OpenAlways);
        Error = _output.IsInvalid ? System.Runtime.InteropServices.Marshal.GetLastPInvokeError() : 0;
        if (request.InheritedLock is { } held)
            _lock = Duplicate(held);
    }

    /// <summary>Of the log; zero where all is well.</summary>
    public int Error { get; }

    public nint Input => _input.Value;

    public nint Output => _output.Value;

    public nint[] All => _lock is null ? [Input, Output] : [Input, Output, _lock.Value];

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
        _lock?.Dispose();
    }

    private static KernelHandle Open(string path, uint access, uint creation)
    {
        var security = new SecurityAttributes { Length = (uint)sizeof(SecurityAttributes), InheritHandle = 1 };
        return Kernel32.CreateFile(path, access, WindowsNumbers.ShareEverything, &security, creation, 0, 0);
    }

    private static KernelHandle Duplicate(Microsoft.Win32.SafeHandles.SafeFileHandle held)
    {
        nint copy;
        bool isReferenced = false;
        held.DangerousAddRef(ref isReferenced);
        bool isCopied = Kernel32.DuplicateHandle(Kernel32.ThisProcess, held.DangerousGetHandle(), Kernel32.ThisProcess, &copy, 0, 1, WindowsNumbers.SameAccess);
        held.DangerousRelease();
        return isCopied ? new KernelHandle(copy) : throw new IOException("the run's lock cannot be handed on");
    }
}
