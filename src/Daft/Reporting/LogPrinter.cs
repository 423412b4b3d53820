using System.Text;
using Daft.Core;
using Daft.Engine;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>
/// Copies a log byte for byte, as far as it has been written. Where something is left out a line of daft's own says so, or
/// the two ends would look like one text.
/// </summary>
public sealed class LogPrinter(IDataOutput output, LogFile log)
{
    private readonly byte[] _chunk = new byte[64 * 1024];
    private long _offset;
    private bool _isInsideLine;

    public string Path => log.Path;

    public bool HasPrinted { get; private set; }

    /// <summary>Bytes that the log no longer has, of those that were to be printed.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Passes over all but the last lines, as many as there are now.</summary>
    public void KeepLast(int lines)
    {
        try
        {
            _offset = LogLines.FindLast(log, lines);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException(LogsMessages.CannotRead(Path, e.Message), e);
        }
    }

    /// <summary>Prints what has come since the last time; nothing where there is no log yet.</summary>
    /// <returns>False once nobody reads any more.</returns>
    public bool TryPrintNew()
    {
        for (LogPart part = Read(); !part.IsEnd; part = Read())
        {
            if ((part.LeftOut > 0 && !TryMark(part.LeftOut)) || !TryCopy(_chunk.AsSpan(0, part.Count)))
                return false;
            _offset += part.LeftOut + part.Count;
        }

        return true;
    }

    private LogPart Read()
    {
        try
        {
            return log.Read(_offset, _chunk);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException(LogsMessages.CannotRead(Path, e.Message), e);
        }
    }

    private bool TryMark(long bytes)
    {
        LeftOut += bytes;
        return TryCopy(Encoding.UTF8.GetBytes($"{(_isInsideLine ? "\n" : "")}{LogsMessages.LeftOutHere(bytes)}\n"));
    }

    private bool TryCopy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return true;
        HasPrinted = true;
        _isInsideLine = bytes[^1] != (byte)'\n';
        return output.TryWrite(bytes);
    }
}
