using Daft.Core.Logs;
using Daft.Engine.Store;

namespace Daft.Reporting;

/// <summary>Finds the last lines of a log without reading the rest of it. A line ends with a line feed; what is redrawn with carriage returns is one line.</summary>
public static class LogLines
{
    private const int Chunk = 64 * 1024;

    /// <param name="log">Of a job; it may grow meanwhile.</param>
    /// <param name="count">How many; a last line that has not ended counts.</param>
    /// <returns>Where they begin. Where the part behind a hole has fewer, the beginning of the hole: what is left out belongs to them.</returns>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static long FindLast(LogFile log, int count)
    {
        long end = log.Length ?? 0;
        LeftOut? hole = log.LeftOut;
        long floor = hole?.To ?? 0;
        byte[] chunk = new byte[Chunk];
        int wanted = count;
        for (long top = end; top > floor && count > 0;)
        {
            long bottom = Math.Max(floor, top - Chunk);
            LogPart part = log.Read(bottom, chunk.AsSpan(0, (int)(top - bottom)));
            if (part.LeftOut > 0)
                break;
            for (int at = part.Count - 1; at >= 0; at--)
            {
                bool isEndOfLine = chunk[at] == (byte)'\n' && bottom + at < end - 1;
                if (isEndOfLine && --wanted == 0)
                    return bottom + at + 1;
            }

            top = bottom;
        }

        return count == 0 ? end : log.LeftOut?.From ?? 0;
    }
}
