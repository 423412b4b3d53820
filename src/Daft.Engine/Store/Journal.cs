using System.Collections.Immutable;
using Daft.Core.Runs;

namespace Daft.Engine.Store;

/// <summary>
/// The supervisor's pen: appends whole lines, one system call each. A disk that is full does not stop a run: what it
/// did not take is kept and written when there is space again, after a line break that ends whatever stands torn.
/// </summary>
public sealed class Journal : IDisposable
{
    /// <summary>More than the line of an end takes, which has no words of anybody's.</summary>
    private const int LongestLastLine = 128;

    private readonly FileStream _file;
    private readonly Queue<byte[]> _behind = [];
    private bool _torn;

    public Journal(RunFolder folder)
    {
        _torn = EndsTorn(ReadFrom(folder, 0));
        _file = new FileStream(folder.JournalPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    public bool IsBehind => _behind.Count > 0;

    public void Append(RunEvent happened)
    {
        _behind.Enqueue(JournalJson.WriteLine(happened));
        CatchUp();
    }

    public void CatchUp()
    {
        while (_behind.TryPeek(out byte[]? line) && TryWrite(line))
            _behind.Dequeue();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Every line that can be read; empty where the journal is missing.</summary>
    public static ImmutableArray<RunEvent> Read(RunFolder folder) => JournalJson.ReadAll(ReadFrom(folder, 0));

    /// <summary>Whether its last line says that the run is over; a quick look, for whoever passes over such runs.</summary>
    /// <param name="folder">Of the run.</param>
    /// <param name="settledToo">Whether that counts which ended without its supervisor, too.</param>
    public static bool HasEnded(RunFolder folder, bool settledToo = true)
    {
        try
        {
            using var file = new FileStream(folder.JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.Position = Math.Max(0, file.Length - LongestLastLine);
            Span<byte> end = stackalloc byte[LongestLastLine];
            ReadOnlySpan<byte> read = end[..file.ReadAtLeast(end, LongestLastLine, throwOnEndOfStream: false)];
            return JournalJson.ReadAll(read) is [.., var last] && (last is RunEvent.RunFinished || (settledToo && last is RunEvent.RunSettled));
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return false;
        }
    }

    /// <summary>The bytes from <paramref name="offset"/> on; none where there are none yet, or the journal is missing.</summary>
    internal static ReadOnlySpan<byte> ReadFrom(RunFolder folder, long offset)
    {
        try
        {
            using var file = new FileStream(folder.JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = offset;
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return [];
        }
    }

    /// <summary>What somebody else could not end, by a crash or for want of space, must not become the beginning of our first line.</summary>
    private static bool EndsTorn(ReadOnlySpan<byte> journal) => !journal.IsEmpty && journal[^1] != (byte)'\n';

    private bool TryWrite(byte[] line)
    {
        try
        {
            _file.Write(_torn ? [(byte)'\n', .. line] : line);
            _torn = false;
            return true;
        }
        catch (IOException)
        {
            _torn = true;
            return false;
        }
    }
}
