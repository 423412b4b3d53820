using Daft.Core.Logs;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Store;

/// <summary>A part of a log: how many bytes were passed over because they are left out, and how many were read behind them.</summary>
public readonly record struct LogPart(long LeftOut, int Count)
{
    public bool IsEnd => LeftOut + Count == 0;
}

/// <summary>A job's log as readers see it: what the job wrote, without what was given back to the disk.</summary>
public sealed class LogFile(string path)
{
    public string Path { get; } = path;

    /// <summary>Bytes that the job has written, left out or not; null where there is no log.</summary>
    public long? Length => new FileInfo(Path) is { Exists: true } file ? file.Length : null;

    /// <summary>Null where nothing is left out.</summary>
    public LeftOut? LeftOut => LeftOutNote.Find(Path);

    /// <summary>
    /// Reads from <paramref name="offset"/> on; the next part begins behind what this one passed over and read. Nothing at
    /// the end of what is written so far, and where there is no log.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public LogPart Read(long offset, Span<byte> buffer)
    {
        if (!File.Exists(Path))
            return default;
        using SafeFileHandle file = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        LeftOut? hole = LeftOut;
        while (true)
        {
            long start = hole?.Behind(offset) ?? offset;
            int room = hole?.Before(start, buffer.Length) ?? buffer.Length;
            int count = RandomAccess.Read(file, buffer[..room], start);

            // Asked again afterwards: what the note does not name now was whole when it was read.
            LeftOut? since = LeftOut;
            if (since == hole || IsWhole(since, start, count))
                return new LogPart(start - offset, count);
            hole = since;
        }
    }

    private static bool IsWhole(LeftOut? hole, long start, int count) => hole is not { } left || start + count <= left.From || start >= left.To;
}
