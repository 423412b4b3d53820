using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Daft.Engine.Platform.Unix;

/// <summary>
/// The runtime ignores SIGPIPE, and "ignored" is inherited through exec: <c>yes | head -1</c> in a child ends in an error
/// message. A signal that is caught goes back to its default there, so it is caught, by something that does nothing.
/// </summary>
/// <remarks>
/// <see cref="PosixSignalRegistration"/> cannot do it: it leaves a signal ignored that it finds ignored. Nor may managed
/// code be a handler. <c>abs</c> takes an int, touches nothing, and is in every libc.
/// </remarks>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal static class BrokenPipeSignal
{
    private static readonly Lazy<nint> _previous = new(Catch);

    public static void LeaveDefaultToChildren() => _ = _previous.Value;

    private static nint Catch()
    {
        // Makes the runtime set up its own handlers, which it does once and late; afterwards it would undo this.
        PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => { }).Dispose();
        nint nothing = NativeLibrary.GetExport(NativeLibrary.Load(LibcSignal.Name), "abs");
        return LibcSignal.Signal(LibcSignal.BrokenPipe, nothing);
    }
}
