using System.Runtime.InteropServices;
using Daft.Engine.Platform.Unix;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Linux;

/// <summary>eventfd(2): what another thread pulls to make poll(2) return.</summary>
/// <remarks>
/// Behind a safe handle, because a signal may arrive while the queue is being disposed: written to a bare number, eight
/// bytes would land in whatever file was opened next.
/// </remarks>
internal sealed unsafe class WakeEvent : IDisposable
{
    private const int NonBlockingCloseOnExec = 0x80800;

    private readonly SafeFileHandle _handle = new(LinuxLibc.EventDescriptor(0, NonBlockingCloseOnExec), ownsHandle: true);

    /// <exception cref="IOException">No descriptor is left.</exception>
    public WakeEvent()
    {
        if (_handle.IsInvalid)
            throw new IOException($"cannot wait for events: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Valid until disposal.</summary>
    public int Descriptor => (int)_handle.DangerousGetHandle();

    public void Pull()
    {
        ulong one = 1;
        try
        {
            _ = LinuxLibc.Write(_handle, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }

    public void Reset()
    {
        ulong counter;
        _ = Libc.Read(Descriptor, (byte*)&counter, sizeof(ulong));
    }

    public void Dispose() => _handle.Dispose();
}
