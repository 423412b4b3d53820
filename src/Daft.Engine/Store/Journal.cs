using System.Collections.Immutable;
using Daft.Core.Runs;

namespace Daft.Engine.Store;

/// <summary>The supervisor's pen: appends whole lines, one system call each.</summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream _file;

    public Journal(RunFolder folder) =>
        _file = new FileStream(folder.JournalPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <exception cref="IOException">The disk is full; a part of the line may stand, which readers pass over.</exception>
    public void Append(RunEvent happened) => _file.Write(JournalJson.WriteLine(happened));

    public void Dispose() => _file.Dispose();

    /// <summary>Every line that can be read; empty where the journal is missing.</summary>
    public static ImmutableArray<RunEvent> Read(RunFolder folder)
    {
        try
        {
            using var file = new FileStream(folder.JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return JournalJson.ReadAll(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
