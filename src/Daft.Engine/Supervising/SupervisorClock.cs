namespace Daft.Engine.Supervising;

/// <summary>Two clocks: the wall's for what people read, one that is never set back for what is measured and waited for.</summary>
internal sealed class SupervisorClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Since the supervisor started.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    public DateTimeOffset WallTime => time.GetUtcNow();
}
