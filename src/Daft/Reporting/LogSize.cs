using Daft.Engine.Store;

namespace Daft.Reporting;

public static class LogSize
{
    /// <returns>In bytes, as the job has written them, left out or not; null where there is no log.</returns>
    public static long? Find(string path) => new LogFile(path).Length;

    /// <returns>How many of them the log no longer has; null where there is no log.</returns>
    public static long? FindLeftOut(string path) => Find(path) is null ? null : new LogFile(path).LeftOut?.Bytes ?? 0;
}
