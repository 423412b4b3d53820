using Daft.Core.Logs;
using Daft.Core.Planning;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>A log that a job may be writing, and its limit.</summary>
internal sealed class WatchedLog(PlannedJob job, string path)
{
    private readonly LogTrim _trim = new(job.MaximumLogSize);
    private LeftOut? _hole = LeftOutNote.Find(path);
    private long _size;

    public int Job => job.Index;

    public string Path => path;

    /// <summary>When to look again; null while the system tells of the next write.</summary>
    public TimeSpan? LookAt { get; set; }

    /// <returns>Whether it has grown since the last time.</returns>
    public bool HasGrown()
    {
        var file = new FileInfo(path);
        long size = file.Exists ? file.Length : 0;
        if (size == _size)
            return false;
        _size = size;
        if (size < _hole?.To)
            ForgetHole();
        return true;
    }

    /// <summary>Gives back what is over the limit, all of it anew each time: where it did not work the last time it does now.</summary>
    /// <returns>False where this file system cannot.</returns>
    public bool TryTrim(IFileTable files)
    {
        if (_trim.Next(_size, _hole) is not { } hole || !LeftOutNote.TryWrite(path, hole))
            return true;
        HoleOutcome outcome = files.PunchHole(path, hole.From, hole.Bytes);
        if (outcome == HoleOutcome.NotSupported)
            ForgetHole();
        else
            _hole = hole;
        return outcome != HoleOutcome.NotSupported;
    }

    /// <summary>The job has emptied its log, or the whole of it stays.</summary>
    private void ForgetHole()
    {
        _hole = null;
        LeftOutNote.Delete(path);
    }
}
