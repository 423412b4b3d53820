namespace Daft.Reporting;

public static class LogSize
{
    /// <returns>In bytes; null where there is no log.</returns>
    public static long? Find(string path)
    {
        var log = new FileInfo(path);
        return log.Exists ? log.Length : null;
    }
}
