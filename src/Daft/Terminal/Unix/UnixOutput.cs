using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core;
using Daft.Messages;

namespace Daft.Terminal.Unix;

/// <summary>
/// A descriptor, written directly. The base library's console stream says nothing when the reader has gone, and its first
/// write puts the terminal into a mode of its own (application keys) that nobody takes back; its file stream keeps an
/// offset of its own, which overwrites what others wrote to the same file.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class UnixOutput(int descriptor) : IDataOutput
{
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    private const int Interrupted = 4;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;
    private const int BrokenPipe = 32;
    private const short Writable = 4;

    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint written = Write(descriptor, bytes, (nuint)bytes.Length);
            if (written >= 0)
                bytes = bytes[(int)written..];
            else if (!ShouldRetry(Marshal.GetLastPInvokeError()))
                return false;
        }

        return true;
    }

    private bool ShouldRetry(int error)
    {
        if (error is WouldBlockOnLinux or WouldBlockOnMacOS)
        {
            var full = new PollDescriptor { Descriptor = descriptor, Events = Writable };
            _ = Poll(ref full, 1, -1);
        }
        else if (error is not (Interrupted or BrokenPipe))
        {
            throw new DaftException(CommandLineMessages.CannotWriteOutput(Marshal.GetPInvokeErrorMessage(error)));
        }

        return error != BrokenPipe;
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollDescriptor descriptor, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
