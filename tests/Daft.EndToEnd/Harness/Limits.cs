namespace Daft.EndToEnd.Harness;

/// <summary>
/// How long anything may take before the test gives up: far above what it does take, for a machine that is busy. No
/// test says that something is fast.
/// </summary>
internal static class Limits
{
    /// <summary>Milliseconds, for <c>[Timeout]</c> of tests that do one thing many times; the others have the default of testconfig.json.</summary>
    public const int LongTest = 300_000;

    public static readonly TimeSpan Command = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan Build = TimeSpan.FromMinutes(4);

    public static readonly TimeSpan Event = TimeSpan.FromSeconds(20);
}
