using System.Text;
using Daft.Engine;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>A growing log as lines that are safe to show, each told once (<c>DAFT_OUTPUT=full</c>).</summary>
public sealed class LogStream(string path)
{
    /// <summary>A line longer than this is told in pieces, so that a log without line ends costs no memory.</summary>
    private const int LongestLine = 8 * 1024;

    private const int Chunk = 64 * 1024;

    private readonly LogFile _log = new(path);
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
        for (LogPart part = Read(chunk); !part.IsEnd; part = Read(chunk))
        {
            if (part.LeftOut > 0)
                TellLeftOut(part.LeftOut, tell);
            int count = _decoder.GetChars(chunk, 0, part.Count, letters, 0);
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

    private void TellLeftOut(long bytes, Action<string> tell)
    {
        if (_unfinished.Length > 0)
            TellUnfinished(tell);
        tell(LogsMessages.LeftOutHere(bytes));
    }

    private void TellUnfinished(Action<string> tell)
    {
        tell(PlainText.OfLine(_unfinished.ToString()));
        _unfinished.Clear();
    }

    private LogPart Read(byte[] chunk)
    {
        try
        {
            LogPart part = _log.Read(_offset, chunk);
            _offset += part.LeftOut + part.Count;
            return part;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return default;
        }
    }
}
