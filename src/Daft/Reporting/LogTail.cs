using System.Text;
using Daft.Engine;
using Daft.Engine.Store;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>The end of a log. However long the log has become, no more than <see cref="Window"/> bytes of it are read.</summary>
public static class LogTail
{
    private const int Window = 64 * 1024;
    private const int SmallWindow = 4 * 1024;

    /// <summary>The last lines that say something, safe to show, oldest first; none where the log cannot be read.</summary>
    public static IReadOnlyList<string> LastLines(string path, int count)
    {
        var lines = Lines(Read(path, Window));
        int end = lines.FindLastIndex(line => line.Length > 0) + 1;
        return lines[Math.Max(0, end - count)..end];
    }

    /// <summary>The latest line that says something, even while it is still being written; empty where there is none.</summary>
    public static string LastLine(string path) => Lines(Read(path, SmallWindow)).FindLast(line => line.Length > 0) ?? "";

    private static List<string> Lines(Tail tail)
    {
        string text = Encoding.UTF8.GetString(tail.Bytes);
        List<string> lines = [.. text.Split('\n').Select(line => PlainText.OfLine(line))];
        if (tail.StartsInside && lines.Count > 1)
            lines.RemoveAt(0);
        return lines;
    }

    private static Tail Read(string path, int window)
    {
        try
        {
            var log = new LogFile(path);
            long start = Math.Max(0, (log.Length ?? 0) - window);
            byte[] bytes = new byte[window];
            int count = 0;
            for (LogPart part = log.Read(start, bytes); part.Count > 0; part = log.Read(start + count, bytes.AsSpan(count)))
            {
                // Of what stands before a hole nothing belongs to the end.
                if (part.LeftOut > 0)
                    bytes.AsSpan(count, part.Count).CopyTo(bytes);
                start = part.LeftOut > 0 ? start + count + part.LeftOut : start;
                count = part.LeftOut > 0 ? part.Count : count + part.Count;
            }

            return new Tail(bytes.AsSpan(0, count).ToArray(), start > 0);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return new Tail([], false);
        }
    }

    /// <param name="StartsInside">There is more before it, so that its first line is a torn one.</param>
    private readonly record struct Tail(byte[] Bytes, bool StartsInside);
}
