namespace Daft.Tests.Harness;

/// <summary>Time that passes when the test says so.</summary>
internal sealed class FakeClock : TimeProvider
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public TimeSpan Elapsed { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Noon + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;
}
