using System.Text;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>A growing log as lines that are safe to show, each told once (<c>DAFT_OUTPUT=full</c>).</summary>
public sealed class LogStream(string path)
{
    /// <summary>A line longer than this is told in pieces, so that a log without line ends costs no memory.</summary>
    private const int LongestLine = 8 * 1024;

    private const int Chunk = 64 * 1024;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _unfinished = new();
    private long _offset;

    /// <summary>Hands over what has come since the last time, a piece of the log at a time.</summary>
    /// <param name="tell">Takes one line.</param>
    /// <param name="isOver">The job has ended: a last line without an end is told too.</param>
    public void Drain(Action<string> tell, bool isOver)
    {
        byte[] chunk = new byte[Chunk];
        char[] letters = new char[Chunk + 1];
        for (int read = Read(chunk); read > 0; read = Read(chunk))
        {
            int count = _decoder.GetChars(chunk, 0, read, letters, 0);
            Take(letters.AsSpan(0, count), tell);
        }

        if (isOver && _unfinished.Length > 0)
            TellUnfinished(tell);
    }

    private void Take(ReadOnlySpan<char> text, Action<string> tell)
    {
        while (!text.IsEmpty)
        {
            int end = text.IndexOf('\n');
            int length = Math.Min(end < 0 ? text.Length : end, LongestLine - _unfinished.Length);
            _unfinished.Append(text[..length]);
            bool isLine = length == end;
            text = text[(isLine ? length + 1 : length)..];
            if (isLine || _unfinished.Length == LongestLine)
                TellUnfinished(tell);
        }
    }

    private void TellUnfinished(Action<string> tell)
    {
        tell(PlainText.OfLine(_unfinished.ToString()));
        _unfinished.Clear();
    }

    private int Read(byte[] chunk)
    {
        try
        {
            using var log = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            log.Position = _offset;
            int read = log.Read(chunk);
            _offset += read;
            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
