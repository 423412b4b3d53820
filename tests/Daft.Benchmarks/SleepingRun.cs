using System.Globalization;
using System.Text.Json;

namespace Daft.Benchmarks;

/// <summary>A worktree whose one background job sleeps, its process and its supervisor's.</summary>
internal sealed class SleepingRun
{
    private const string SleepingJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: sleeper
                run: exec sleep 600
                background: true
        """;

    private readonly Place _place;
    private readonly string _repository;

    public SleepingRun(Place place, string name)
    {
        _place = place;
        _repository = place.CreateRepository(name, SleepingJob);
        place.Install(_repository);
        Worktree = Path.Combine(place.Root, "worktrees", name);
        place.Git(_repository, "worktree", "add", "-q", "--detach", Worktree).Expect(0);
        string journal = Directory.GetFiles(Path.Combine(_repository, ".git", "daft", "runs"), "journal.jsonl", SearchOption.AllDirectories).Single();
        SupervisorPid = WaitForPid(journal, "run_started");
        JobPid = WaitForPid(journal, "job_started");
    }

    public string Worktree { get; }

    public int SupervisorPid { get; }

    public int JobPid { get; }

    public string Status(int pid, string field) =>
        File.ReadLines($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/status")
            .First(line => line.StartsWith(field + ":", StringComparison.Ordinal))[(field.Length + 1)..].Trim();

    public void End() => _place.Run(Worktree, _place.Daft, "cancel", "--all").Expect(0);

    private static int WaitForPid(string journal, string happened)
    {
        while (true)
        {
            foreach (string line in File.ReadAllLines(journal))
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.GetProperty("event").GetString() == happened)
                    return json.RootElement.GetProperty("pid").GetInt32();
            }
        }
    }
}
