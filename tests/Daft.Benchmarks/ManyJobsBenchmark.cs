using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>Hooks of ten and of a thousand jobs that do nothing: what planning them costs beyond one job, and what daft adds to each.</summary>
internal static class ManyJobsBenchmark
{
    private const int Jobs = 1000;

    public static void Run(Place place, int rounds)
    {
        Console.WriteLine($"{Jobs} jobs, and ten");
        string one = Chain(place, "few", 1);
        Plan(place, "ten", one, Chain(place, "ten", 10), rounds);
        string chain = Chain(place, "chain", Jobs);
        string fan = Repository(place, "fan", Jobs, job => job == 0 ? "" : ", needs: j0");
        foreach ((string name, string many) in (ReadOnlySpan<(string, string)>)[("chain", chain), ("fan", fan)])
        {
            Plan(place, name, one, many, rounds);
            RunAll(place, name, many, Math.Max(1, rounds / 10));
        }
    }

    private static void Plan(Place place, string name, string one, string many, int rounds)
    {
        Figures planOne = new(), planAll = new();
        for (int i = 0; i < rounds; i++)
        {
            planOne.Add(place.Run(one, place.Daft, "run", "--dry-run", "--json").Expect(0).Milliseconds);
            planAll.Add(place.Run(many, place.Daft, "run", "--dry-run", "--json").Expect(0).Milliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-6} dry run           {planAll}, of one job {planOne.Median:0.00} ms"));
    }

    private static void RunAll(Place place, string name, string many, int rounds)
    {
        Figures run = new(), shell = new();
        for (int i = 0; i < rounds; i++)
        {
            run.Add(place.Run(many, place.Daft, "run").Expect(0).Milliseconds / Jobs);
            shell.Add(place.Run(many, "sh", "-c", $"i=0; while [ $i -lt {Jobs} ]; do sh -c :; i=$((i+1)); done").Expect(0).Milliseconds / Jobs);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-6} run, a job        {run}, the same job from a shell {shell.Median:0.00} ms"));
    }

    private static string Chain(Place place, string name, int jobs) => Repository(place, name, jobs, job => job == 0 ? "" : $", needs: j{job - 1}");

    private static string Repository(Place place, string name, int jobs, Func<int, string> more)
    {
        string lines = string.Concat(Enumerable.Range(0, jobs).Select(job => $"      - {{name: j{job}, run: ':'{more(job)}}}\n"));
        string repository = place.CreateRepository("jobs-" + name, $"hooks:\n  worktree-post-create:\n    jobs:\n{lines}");
        place.Install(repository);
        return repository;
    }
}
