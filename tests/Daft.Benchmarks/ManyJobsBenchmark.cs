using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>A hook of a thousand jobs that do nothing: what planning them costs, and what daft adds to each.</summary>
internal static class ManyJobsBenchmark
{
    private const int Jobs = 1000;

    public static void Run(Place place, int rounds)
    {
        Console.WriteLine($"{Jobs} jobs");
        string few = Repository(place, "few", 1, _ => "");
        Measure(place, "chain", few, Repository(place, "chain", Jobs, job => job == 0 ? "" : $", needs: j{job - 1}"), rounds);
        Measure(place, "fan", few, Repository(place, "fan", Jobs, job => job == 0 ? "" : ", needs: j0"), rounds);
    }

    private static void Measure(Place place, string name, string few, string many, int rounds)
    {
        Figures planOne = new(), planAll = new(), run = new(), shell = new();
        for (int i = 0; i < rounds; i++)
        {
            planOne.Add(place.Run(few, place.Daft, "run", "--dry-run", "--json").Expect(0).Milliseconds);
            planAll.Add(place.Run(many, place.Daft, "run", "--dry-run", "--json").Expect(0).Milliseconds);
        }

        for (int i = 0; i < Math.Max(1, rounds / 10); i++)
        {
            run.Add(place.Run(many, place.Daft, "run").Expect(0).Milliseconds / Jobs);
            shell.Add(place.Run(many, "sh", "-c", $"i=0; while [ $i -lt {Jobs} ]; do sh -c :; i=$((i+1)); done").Expect(0).Milliseconds / Jobs);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-6} dry run           {planAll}, of one job {planOne.Median:0.00} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-6} run, a job        {run}, the same job from a shell {shell.Median:0.00} ms"));
    }

    private static string Repository(Place place, string name, int jobs, Func<int, string> more)
    {
        string lines = string.Concat(Enumerable.Range(0, jobs).Select(job => $"      - {{name: j{job}, run: ':'{more(job)}}}\n"));
        string repository = place.CreateRepository("jobs-" + name, $"hooks:\n  worktree-post-create:\n    jobs:\n{lines}");
        place.Install(repository);
        return repository;
    }
}
