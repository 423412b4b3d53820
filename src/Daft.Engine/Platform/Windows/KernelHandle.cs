using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Windows;

/// <summary>A handle of whatever kind that CloseHandle closes.</summary>
internal sealed class KernelHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public KernelHandle()
        : base(ownsHandle: true)
    {
    }

    public KernelHandle(nint handle)
        : this() => SetHandle(handle);

    /// <summary>Valid until disposal.</summary>
    public nint Value => DangerousGetHandle();

    protected override bool ReleaseHandle() => Kernel32.CloseHandle(handle);
}
