namespace Daft.Engine.Store;

/// <summary>
/// A run of another boot that was never said to be over may still live under another kernel that has the same disk, whose locks are not
/// seen here: two machines, a container and its host. After a boot of this machine it is dead, and looks no different. So only time tells.
/// </summary>
internal static class RunSilence
{
    /// <summary>How long nothing may have been written of it before it is taken for dead.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromDays(1);

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public static bool IsOver(RunFolder folder, DateTimeOffset now) => now - LastWriteTo(folder) >= Limit;

    /// <summary>Of its journal or the logs of its jobs.</summary>
    private static DateTimeOffset LastWriteTo(RunFolder folder)
    {
        try
        {
            return new DirectoryInfo(folder.Path).EnumerateFiles("*", Everything).Max(file => (DateTimeOffset?)file.LastWriteTimeUtc) ?? default;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Deleted by somebody else meanwhile.
            return default;
        }
    }
}
