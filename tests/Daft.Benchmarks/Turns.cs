namespace Daft.Benchmarks;

/// <summary>The order of one round: each round begins with another, so that none always pays for what its neighbour left behind.</summary>
internal static class Turns
{
    public static IEnumerable<T> Of<T>(IReadOnlyList<T> all, int round) =>
        Enumerable.Range(round, all.Count).Select(turn => all[turn % all.Count]);
}
