using System.Runtime.InteropServices;

namespace Daft.Engine.ShortCommands;

/// <summary>
/// The runtime ignores SIGPIPE, and "ignored" is inherited through exec: <c>yes | head -1</c> in a child would end in an
/// error message. A signal with a handler goes back to its default there, so it gets one that does nothing.
/// </summary>
internal static class BrokenPipeSignal
{
    /// <summary>The same number on Linux, macOS and the BSDs.</summary>
    private const int SigPipe = 13;

    private static readonly Lazy<PosixSignalRegistration?> _registration = new(Register);

    public static void LeaveDefaultToChildren() => _ = _registration.Value;

    private static PosixSignalRegistration? Register() =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create((PosixSignal)SigPipe, context => context.Cancel = true);
}
