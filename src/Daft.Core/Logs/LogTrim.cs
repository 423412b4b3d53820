namespace Daft.Core.Logs;

/// <summary>
/// What a log that has grown beyond its limit keeps: the first quarter of the limit, and of the end at least half of it. The
/// remaining quarter is room to grow, so that the disk is asked to take something back only once in so many bytes.
/// </summary>
public sealed class LogTrim
{
    public const long DefaultLimit = 10L << 20;

    /// <summary>A smaller limit counts as this one: file systems give space back in blocks.</summary>
    public const long SmallestLimit = 64L << 10;

    /// <summary>Every common file system's blocks divide this, or are larger and then keep a little more.</summary>
    private const long Block = 4096;

    private readonly long _limit;
    private readonly long _head;

    /// <param name="limit">In bytes; null: daft's default.</param>
    public LogTrim(long? limit)
    {
        _limit = Math.Max(limit ?? DefaultLimit, SmallestLimit);
        _head = RoundDown((_limit / 4) + Block - 1);
    }

    /// <param name="size">How much the job has written.</param>
    /// <param name="before">What is left out already.</param>
    /// <returns>All that is to be left out from now on; null where nothing has to be done.</returns>
    public LeftOut? Next(long size, LeftOut? before)
    {
        if (size - (before?.Bytes ?? 0) <= _limit)
            return null;
        long from = before?.From ?? _head;
        long to = RoundDown(size - (_limit / 2));
        return to > (before?.To ?? from) ? new LeftOut(from, to) : null;
    }

    private static long RoundDown(long bytes) => bytes / Block * Block;
}
