namespace Daft.Engine.Tests.Supervising;

/// <summary>A clock that stands still until it is told to go on.</summary>
internal sealed class FakeTime : TimeProvider
{
    private static readonly DateTimeOffset _start = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => _elapsed += time;

    public void Pass(double seconds) => Pass(TimeSpan.FromSeconds(seconds));

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => _start + _elapsed;
}
