using System.Globalization;

namespace Daft.Faults.Harness;

/// <summary>How much is tried: a short form by default, the full numbers with <c>DAFT_FAULTS=full</c>.</summary>
internal static class Scale
{
    /// <summary>Of this run of the suite; <c>DAFT_FAULTS_SEED</c> repeats another one's.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("DAFT_FAULTS_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : Environment.TickCount & 0xffff;

    private static bool IsFull => Environment.GetEnvironmentVariable("DAFT_FAULTS") == "full";

    public static int Of(int small, int full) => IsFull ? full : small;
}
