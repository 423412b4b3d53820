namespace Daft.Engine.Store;

/// <summary>When a run was asked for, on each of the clocks by which runs are told apart. Drawn at once, so that they agree.</summary>
/// <param name="SinceBoot">On the clock that is never set back.</param>
public sealed record RunStamp(string RunId, DateTimeOffset CreatedAt, TimeSpan SinceBoot)
{
    public static RunStamp Now(RunStore store, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new RunStamp(store.NewId(now, Guid.NewGuid()), now, time.GetElapsedTime(0));
    }
}
