using Daft.Core;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>Copies a log to standard output byte for byte, as far as it has been written.</summary>
public sealed class LogPrinter(IDataOutput output, string path)
{
    private const int Chunk = 64 * 1024;

    private long _offset;

    public string Path { get; } = path;

    public bool HasPrinted => _offset > 0;

    /// <summary>Prints what has come since the last time; nothing where there is no log yet.</summary>
    /// <returns>False once nobody reads any more.</returns>
    public bool TryPrintNew()
    {
        try
        {
            using var log = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            log.Position = _offset;
            return TryCopy(log);
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DaftException(LogsMessages.CannotRead(Path, e.Message), e);
        }
    }

    private bool TryCopy(FileStream log)
    {
        byte[] chunk = new byte[Chunk];
        for (int read = log.Read(chunk); read > 0; read = log.Read(chunk))
        {
            if (!output.TryWrite(chunk.AsSpan(0, read)))
                return false;
            _offset += read;
        }

        return true;
    }
}
