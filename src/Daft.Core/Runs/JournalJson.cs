using System.Collections.Immutable;
using Daft.Core.Json;

namespace Daft.Core.Runs;

/// <summary>
/// The journal of a run, <c>journal.jsonl</c>: one event a line. A line is written in one piece and never changed; what a
/// crash may leave are a torn last line and a hole of NUL bytes, and neither hides the lines around it.
/// </summary>
public static class JournalJson
{
    /// <summary>Neither occurs inside a line: JSON spells control characters out.</summary>
    private static ReadOnlySpan<byte> Separators => "\n\0"u8;

    /// <returns>The event on one line, its line feed included.</returns>
    public static byte[] WriteLine(RunEvent happened) => JsonBytes.WriteLine(json => RunEventWriter.Write(json, happened));

    /// <param name="line">With or without its line feed.</param>
    /// <returns>Null for a line that is torn, or tells of something this version does not know.</returns>
    public static RunEvent? TryReadLine(ReadOnlySpan<byte> line) => JsonBytes.TryRead(line.Trim(Separators), RunEventReader.Read);

    /// <summary>Every event that can be read, in order.</summary>
    public static ImmutableArray<RunEvent> ReadAll(ReadOnlySpan<byte> journal)
    {
        var events = ImmutableArray.CreateBuilder<RunEvent>();
        while (!journal.IsEmpty)
        {
            int end = journal.IndexOfAny(Separators);
            ReadOnlySpan<byte> line = end < 0 ? journal : journal[..end];
            journal = end < 0 ? [] : journal[(end + 1)..];
            if (!line.IsEmpty && TryReadLine(line) is { } happened)
                events.Add(happened);
        }

        return events.ToImmutable();
    }
}
