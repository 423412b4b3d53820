using System.Runtime.Versioning;
using Daft.Core;
using Daft.Messages;

namespace Daft.Terminal.Windows;

[SupportedOSPlatform("windows")]
public sealed class WindowsOutput : IDataOutput
{
    private readonly Stream _output;

    private WindowsOutput(Stream output) => _output = output;

    public static WindowsOutput OfOutput() => new(Console.OpenStandardOutput());

    public static WindowsOutput OfError() => new(Console.OpenStandardError());

    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _output.Write(bytes);
            return true;
        }
        catch (IOException e)
        {
            throw new DaftException(CommandLineMessages.CannotWriteOutput(e.Message), e);
        }
    }
}
