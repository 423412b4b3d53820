using System.Buffers;
using System.Text;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>
/// The output of one job among that of others: every line begins with its name and is written whole, so that lines of two
/// jobs never mix. The bytes of a line stay what they are.
/// </summary>
public sealed class PrefixedOutput(IDataOutput output, string name) : IDataOutput
{
    /// <summary>A longer line is written in pieces, so that a log without line ends costs no memory.</summary>
    private const int LongestLine = 64 * 1024;

    private readonly byte[] _prefix = Encoding.UTF8.GetBytes($"{name} | ");
    private readonly ArrayBufferWriter<byte> _unfinished = new();

    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        var lines = new ArrayBufferWriter<byte>();
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            int length = Math.Min(end < 0 ? bytes.Length : end, LongestLine - _unfinished.WrittenCount);
            _unfinished.Write(bytes[..length]);
            bool isLine = length == end;
            bytes = bytes[(isLine ? length + 1 : length)..];
            if (isLine || _unfinished.WrittenCount == LongestLine)
                TakeLine(lines);
        }

        return lines.WrittenCount == 0 || output.TryWrite(lines.WrittenSpan);
    }

    /// <summary>Writes a last line that has no end, and gives it one.</summary>
    public bool TryFinish() => _unfinished.WrittenCount == 0 || TryWrite("\n"u8);

    private void TakeLine(ArrayBufferWriter<byte> lines)
    {
        lines.Write(_prefix);
        lines.Write(_unfinished.WrittenSpan);
        lines.Write("\n"u8);
        _unfinished.ResetWrittenCount();
    }
}
