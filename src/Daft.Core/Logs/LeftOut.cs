namespace Daft.Core.Logs;

/// <summary>
/// The middle of a log that was given back to the disk: the bytes from <paramref name="From"/> up to, not including,
/// <paramref name="To"/>. They still count in the file's length and read as zeros, so that every offset stays what it was.
/// </summary>
public readonly record struct LeftOut(long From, long To)
{
    public long Bytes => To - From;

    /// <summary>Where a reader who has come to <paramref name="offset"/> goes on: the same place, or behind the hole it lies in.</summary>
    public long Behind(long offset) => offset >= From && offset < To ? To : offset;

    /// <summary>How many of <paramref name="count"/> bytes from <paramref name="offset"/> on stand before the hole; all where it does not lie ahead.</summary>
    public int Before(long offset, int count) => offset < From ? (int)Math.Min(count, From - offset) : count;
}
