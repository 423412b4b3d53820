using System.Globalization;

namespace Daft.Terminal;

/// <summary>Spans, ages and sizes as people read them. Cut, never rounded up: 59.99 seconds are not a minute.</summary>
public static class Durations
{
    private const long Kibi = 1024;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary><c>36ms</c>, <c>4.2s</c>, <c>1m32s</c>, <c>1h5m</c>.</summary>
    public static string Of(TimeSpan span)
    {
        if (span < TimeSpan.Zero)
            span = TimeSpan.Zero;
        if (span < TimeSpan.FromSeconds(1))
            return string.Create(Invariant, $"{(int)span.TotalMilliseconds}ms");
        if (span < TimeSpan.FromMinutes(1))
            return string.Create(Invariant, $"{Math.Floor(span.TotalSeconds * 10) / 10:0.0}s");
        return span < TimeSpan.FromHours(1)
            ? string.Create(Invariant, $"{span.Minutes}m{span.Seconds}s")
            : string.Create(Invariant, $"{(int)span.TotalHours}h{span.Minutes}m");
    }

    /// <summary><c>just now</c>, <c>12s ago</c>, <c>5m ago</c>, <c>3h ago</c>, <c>2d ago</c>.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 5 } => "just now",
        { TotalMinutes: < 1 } => string.Create(Invariant, $"{(int)age.TotalSeconds}s ago"),
        { TotalHours: < 1 } => string.Create(Invariant, $"{(int)age.TotalMinutes}m ago"),
        { TotalDays: < 1 } => string.Create(Invariant, $"{(int)age.TotalHours}h ago"),
        _ => string.Create(Invariant, $"{(int)age.TotalDays}d ago"),
    };

    /// <summary><c>0 B</c>, <c>812 B</c>, <c>4.2 KiB</c>, <c>1.3 MiB</c>, <c>2.0 GiB</c>: units of 1024, as a configuration's sizes are.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < Kibi => string.Create(Invariant, $"{bytes} B"),
        < Kibi * Kibi => string.Create(Invariant, $"{Tenths(bytes, Kibi):0.0} KiB"),
        < Kibi * Kibi * Kibi => string.Create(Invariant, $"{Tenths(bytes, Kibi * Kibi):0.0} MiB"),
        _ => string.Create(Invariant, $"{Tenths(bytes, Kibi * Kibi * Kibi):0.0} GiB"),
    };

    private static double Tenths(long bytes, long unit) => (bytes / unit) + (bytes % unit * 10 / unit / 10.0);
}
