using Daft.Core.Logs;

namespace Daft.Engine.Store;

/// <summary>
/// The note beside a log that says what of it is left out. Written before the bytes go: whoever has read a part of the log
/// and finds then that the note does not name it has read what the job wrote.
/// </summary>
/// <remarks>A hole is recorded, never guessed: a log may hold zeros of its own, and not every file system tells where its holes are.</remarks>
public static class LeftOutNote
{
    private const string Suffix = ".left-out";
    private const string UnfinishedSuffix = ".left-out.new";

    /// <returns>Null where nothing is left out.</returns>
    public static LeftOut? Find(string log)
    {
        string path = log + Suffix;
        try
        {
            return File.Exists(path) ? LeftOutJson.TryRead(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Deleted between the two, with its log.
            return null;
        }
    }

    /// <returns>False where the disk did not take it; then nothing may be taken out of the log either.</returns>
    public static bool TryWrite(string log, LeftOut hole)
    {
        try
        {
            File.WriteAllBytes(log + UnfinishedSuffix, LeftOutJson.Write(hole));
            File.Move(log + UnfinishedSuffix, log + Suffix, overwrite: true);
            return true;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return false;
        }
    }

    public static void Delete(string log)
    {
        try
        {
            File.Delete(log + UnfinishedSuffix);
            File.Delete(log + Suffix);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // The folder is gone, or read-only now: readers leave out what they could have shown.
        }
    }
}
