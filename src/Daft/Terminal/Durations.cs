using System.Globalization;

namespace Daft.Terminal;

/// <summary>Spans, ages and sizes as people read them. Cut, never rounded up: 59.99 seconds are not a minute.</summary>
public static class Durations
{
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

    /// <summary><c>0 B</c>, <c>812 B</c>, <c>4.2 kB</c>, <c>1.3 MB</c>, <c>2.0 GB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(Invariant, $"{bytes} B"),
        < 1_000_000 => string.Create(Invariant, $"{bytes / 100 / 10.0:0.0} kB"),
        < 1_000_000_000 => string.Create(Invariant, $"{bytes / 100_000 / 10.0:0.0} MB"),
        _ => string.Create(Invariant, $"{bytes / 100_000_000 / 10.0:0.0} GB"),
    };
}
