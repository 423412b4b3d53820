using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>
/// <c>git worktree add</c>, step by step: each repository stops one step later than the one before, so that the
/// differences say where the time goes.
/// </summary>
internal static class WorktreeAddBenchmark
{
    private const string OneBackgroundJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: warm
                run: ':'
                background: true
        """;

    public static void Run(Place place, int rounds)
    {
        Step[] steps =
        [
            new("no hook", place.CreateRepository("add-none")),
            new("the shim alone (DAFT=0)", Installed(place, "add-off", OneBackgroundJob), "DAFT=0"),
            new("+ daft, daft.enabled=false", Installed(place, "add-disabled", OneBackgroundJob), Disabled: true),
            new("+ the commit has no job", Installed(place, "add-empty", "hooks:\n")),
            new("+ plan, run folder, supervisor", Installed(place, "add-job", OneBackgroundJob)),
        ];
        for (int i = 0; i < rounds; i++)
        {
            foreach (Step step in Turns.Of(steps, i))
                step.Figures.Add(Add(place, step, i));
        }

        Print(steps);
    }

    private static string Installed(Place place, string name, string configuration)
    {
        string repository = place.CreateRepository(name, configuration);
        place.Install(repository);
        return repository;
    }

    private static double Add(Place place, Step step, int round)
    {
        string worktree = Path.Combine(place.Root, "worktrees", $"{Path.GetFileName(step.Repository)}-{round}");
        string[] add = ["worktree", "add", "-q", "--detach", worktree];
        string[] arguments = step.Disabled ? ["-c", "daft.enabled=false", .. add] : add;
        var done = step.Variable is { } variable
            ? place.Run(step.Repository, "env", [variable, "git", .. arguments])
            : place.Git(step.Repository, arguments);
        return done.Expect(0).Milliseconds;
    }

    private static void Print(Step[] steps)
    {
        Console.WriteLine("git worktree add");
        double before = steps[0].Figures.Median;
        foreach (Step step in steps)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {step.Name,-31} {step.Figures}   {step.Figures.Median - before,+6:+0.0;-0.0;0.0} ms"));
            before = step.Figures.Median;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {"one background job - no hook",-31} {steps[^1].Figures.Median - steps[0].Figures.Median,7:0.00} ms"));
    }

    private sealed record Step(string Name, string Repository, string? Variable = null, bool Disabled = false)
    {
        public Figures Figures { get; } = new();
    }
}
