using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>From the start of <c>git worktree add</c>'s hook to the job's first instruction.</summary>
internal static class FirstInstructionBenchmark
{
    private const string StampingJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: stamp
                run: date +%s%N > stamp
        """;

    private const string StampingHook = """
        #!/bin/sh
        date +%s%N > hook-started
        exec "$0.daft" "$@"
        """;

    public static void Run(Place place, int rounds)
    {
        string repository = place.CreateRepository("stamp", StampingJob);
        place.Install(repository);
        StampBeforeShim(Path.Combine(repository, ".git", "hooks", "post-checkout"));
        var figures = new Figures();
        for (int i = 0; i < rounds; i++)
        {
            string worktree = Path.Combine(place.Root, "worktrees", $"stamp-{i}");
            place.Git(repository, "worktree", "add", "-q", "--detach", worktree).Expect(0);
            figures.Add((Stamp(worktree, "stamp") - Stamp(worktree, "hook-started")) / 1e6);
        }

        Console.WriteLine("from the hook's start to the job's first instruction (two date(1) included)");
        Console.WriteLine($"  {figures}");
    }

    /// <summary>The name of the moved shim still begins as the shim expects.</summary>
    private static void StampBeforeShim(string hook)
    {
        File.Move(hook, hook + ".daft");
        File.WriteAllText(hook, StampingHook);
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static double Stamp(string worktree, string file) =>
        double.Parse(File.ReadAllText(Path.Combine(worktree, file)), CultureInfo.InvariantCulture);
}
