using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>A compile in the foreground, alone and beside the warm-ups of four worktrees that take all the machine gives.</summary>
internal static class NeighbourBenchmark
{
    private const int WarmUps = 4;
    private const int Functions = 400;

    private const string BusyJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: busy
                run: while :; do :; done
                background: true
        """;

    public static void Run(Place place, int rounds)
    {
        Console.WriteLine($"a compile beside {WarmUps} warm-ups");
        string source = Path.Combine(place.Root, "neighbour.c");
        File.WriteAllLines(source, Enumerable.Range(0, Functions).Select(number => string.Create(
            CultureInfo.InvariantCulture, $"int f{number}(int a, int b) {{ int s = {number}; for (int i = 0; i < a; i++) s += (i ^ b) * {number}; return s; }}")));
        foreach (string priority in new[] { "idle", "low", "normal" })
            Measure(place, source, priority, Math.Max(3, rounds / 10));
    }

    /// <summary>In turns, so that a machine that gets slower meanwhile is as slow for both.</summary>
    private static void Measure(Place place, string source, string priority, int rounds)
    {
        string repository = place.CreateRepository("neighbour-" + priority, BusyJob);
        place.Install(repository);
        place.Git(repository, "config", "daft.backgroundSlots", WarmUps.ToString(CultureInfo.InvariantCulture)).Expect(0);
        place.Git(repository, "config", "daft.backgroundPriority", priority).Expect(0);
        Figures alone = new(), beside = new();
        for (int round = 0; round < rounds; round++)
        {
            alone.Add(Compile(place, source));
            string[] worktrees = [.. Enumerable.Range(0, WarmUps).Select(number => Path.Combine(place.Root, "worktrees", $"{priority}-{round}-{number}"))];
            foreach (string worktree in worktrees)
                place.Git(repository, "worktree", "add", "-q", "--detach", worktree).Expect(0);
            beside.Add(Compile(place, source));
            foreach (string worktree in worktrees)
                place.Run(worktree, place.Daft, "cancel", "--all").Expect(0);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {priority,-8} {beside}, alone {alone.Median:0.00} ms: {beside.Median / alone.Median:0.00}"));
    }

    private static double Compile(Place place, string source) => place.Run(place.Root, "cc", "-O2", "-c", "-o", "/dev/null", source).Expect(0).Milliseconds;
}
