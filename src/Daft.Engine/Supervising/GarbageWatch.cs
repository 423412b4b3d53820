namespace Daft.Engine.Supervising;

/// <summary>
/// Keeps a supervisor that only waits as small as it was when it began. Each look at the worktree leaves some kilobytes, and the
/// runtime collects nothing before there are megabytes of them: half an hour, in each of perhaps a hundred supervisors.
/// </summary>
internal sealed class GarbageWatch
{
    private const long Much = 256 * 1024;

    private long _collectedAt;

    /// <summary>To be called when nothing has happened, or no job runs: it takes a part of a millisecond, which a removal might miss.</summary>
    public void Tick()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _collectedAt < Much)
            return;
        _collectedAt = allocated;
        GC.Collect(generation: 0);
    }
}
