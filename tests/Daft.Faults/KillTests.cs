using System.Diagnostics;
using Daft.EndToEnd.Harness;
using Daft.Faults.Harness;

namespace Daft.Faults;

/// <summary>
/// <c>kill -9</c> of each kind of process at moments all over its life. After each, what daft says is what the processes did, and
/// nothing is left: no process that daft does not know of, no lock, no file.
/// </summary>
[TestClass]
public sealed class KillTests : EndToEndTest
{
    private const string Short = """
        hooks:
          worktree-post-create:
            jobs:
              - {name: install, run: exec work install 0.02 0}
              - {name: generate, run: exec work generate 0.03 0, background: true}
              - {name: build, run: exec work build 0.05 0, background: true, needs: [install]}
              - {name: broken, run: exec work broken 0.02 3, background: true}
              - {name: after, run: exec work after 0.02 0, background: true, needs: [broken]}
        """;

    private const string WithServer = $"""
        {Short}
              - {"{"}name: server, run: exec work server never.pipe 0, background: true, needs: [generate]{"}"}
        """;

    private const string Gated = """
        hooks:
          worktree-post-create:
            jobs:
              - {name: gate, run: exec work gate gate.pipe 0, background: true}
              - {name: server, run: exec work server never.pipe 0, background: true, needs: [gate]}
        """;

    private const string Endless = "server";
    private const int Few = 12;
    private const int Many = 200;

    private readonly Random _random = new(Scale.Seed);

    [TestMethod]
    public void Of_the_supervisor()
    {
        Repository repository = Create(WithServer);
        Try(repository, TimeSpan.FromMilliseconds(150), (name, delay) =>
        {
            bool hit = AddAndKill(repository, name, "__supervise", delay, out Checkout worktree);

            CompareAndCancel(repository, worktree);
            return hit;
        });
    }

    [TestMethod]
    public void Of_the_hook()
    {
        Repository repository = Create(Short);
        Try(repository, TimeSpan.FromMilliseconds(60), (name, delay) =>
        {
            bool hit = AddAndKill(repository, name, "post-checkout", delay, out Checkout worktree);

            worktree.WaitUntilAllJobsAreOver();
            bool hasStarted = new Truth(Sandbox).Compare(worktree, mayBeLost: true).Any(job => job.Status != "lost");
            Assert.IsTrue(!hasStarted || worktree.Jobs().All(job => job.Status != "lost"), "a run that began did not end");
            return hit;
        });
    }

    [TestMethod]
    public void Of_a_job()
    {
        Repository repository = Create(Short);
        string[] names = ["install", "generate", "build", "broken"];
        Try(repository, TimeSpan.FromMilliseconds(40), (name, delay) =>
        {
            string target = names[_random.Next(names.Length)];
            var job = new Newcomers(Sandbox, target);
            using RunningCommand git = Add(repository, name);
            using Process? leader = job.Await(() => git.HasEnded && IsOver(repository, name));
            bool hit = leader is not null && KillAfter(leader, delay);
            git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);

            Checkout worktree = new(Sandbox, repository.Beside(name));
            worktree.WaitUntilAllJobsAreOver();
            new Truth(Sandbox).Compare(worktree, mayBeLost: false, hit ? leader!.Id : null);
            return hit;
        });
    }

    /// <summary>The journal announces a job, then it is spawned, then the journal says its number. Here its supervisor dies in between.</summary>
    [TestMethod]
    public void Of_the_supervisor_between_the_spawn_of_a_job_and_its_line_in_the_journal()
    {
        Repository repository = Create(Gated);
        Sandbox.Run(Signals.Folder, "mkfifo", "gate.pipe").ShouldExitWith(0);
        int between = 0;
        Try(repository, TimeSpan.FromMilliseconds(3), (name, delay) =>
        {
            Worktree worktree = repository.AddWorktree(name);
            worktree.WaitForJob("gate", "running");
            string run = Path.GetDirectoryName(worktree.Job("gate").LogPath)!;
            using var supervisor = Process.GetProcessById(Sandbox.FindProcess("__supervise"));
            string journal = Path.Combine(run, "journal.jsonl");
            using (var gate = new FileStream(Signals.PathOf("gate.pipe"), FileMode.Open, FileAccess.Write))
                gate.Write("\n"u8);
            RunFiles.AwaitLines(journal, "job_starting", 2);
            Moment.Spin(delay);
            bool hit = Moment.TryKill(supervisor);
            AwaitDeath(supervisor, hit);

            if (CompareAndCancel(repository, worktree).Any(job => job.Name == Endless && new Truth(Sandbox).ProcessOf(job) is not null)
                && !File.ReadAllText(journal).Contains("job_started\",\"job\":1", StringComparison.Ordinal))
                between++;
            return hit;
        });
        TestContext.WriteLine($"of them between the two: {between}");
    }

    private Repository Create(string configuration)
    {
        Repository repository = Sandbox.CreateRepository(configuration);
        repository.Git("config", "--global", "daft.backgroundSlots", "3");
        Sandbox.Run(Signals.Folder, "mkfifo", "never.pipe").ShouldExitWith(0);
        return repository.Install();
    }

    /// <param name="span">The last moment, counted from when the target is there.</param>
    /// <param name="trial">Is given the worktree's name and the moment; says whether it hit.</param>
    private void Try(Repository repository, TimeSpan span, Func<string, TimeSpan, bool> trial)
    {
        int count = Scale.Of(Few, Many);
        int hits = 0;
        for (int number = 1; number <= count; number++)
        {
            TimeSpan delay = span * _random.NextDouble();
            string name = $"feature-{number}";
            try
            {
                hits += trial(name, delay) ? 1 : 0;
                AssertNothingIsLeft(repository);
            }
            catch (AssertFailedException e)
            {
                throw new AssertFailedException($"trial {number} of seed {Scale.Seed}, after {delay.TotalMilliseconds:F2} ms: {e.Message}", e);
            }

            repository.Git("worktree", "remove", "--force", repository.Beside(name));
        }

        Sandbox.ProveNothingIsAlive();
        int unfinished = RunFiles.AgeUnfinished(repository);
        repository.Daft("prune");
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(RunFiles.RunsOf(repository)), "files of runs are left");
        TestContext.WriteLine($"seed {Scale.Seed}: {count} moments, {hits} of them before the target's own end; no wrong answer, no process, no lock, no file left ({unfinished} run folders were cut short in the making)");
    }

    /// <param name="target">What git starts with this word among its arguments is killed.</param>
    /// <returns>Whether it was still there to be killed.</returns>
    private bool AddAndKill(Repository repository, string name, string target, TimeSpan delay, out Checkout worktree)
    {
        var newcomers = new Newcomers(Sandbox, target);
        using RunningCommand git = Add(repository, name);
        using Process? process = newcomers.Await(() => git.HasEnded);
        bool hit = process is not null && KillAfter(process, delay);
        git.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        AwaitDeath(process, hit);
        worktree = new(Sandbox, repository.Beside(name));
        return hit;
    }

    private RunningCommand Add(Repository repository, string name) => repository.Start("git", "worktree", "add", "-b", name, $"../{name}");

    private static bool KillAfter(Process process, TimeSpan delay)
    {
        Moment.Spin(delay);
        return Moment.TryKill(process);
    }

    /// <summary>Its threads end one by one; the lock goes with the last.</summary>
    private void AwaitDeath(Process? process, bool killed)
    {
        if (process is not null && killed)
            Patience.Until(() => !Directory.Exists($"/proc/{process.Id}/task") || !LiveProcesses.IsAlive(process.Id), "end of the killed process", Sandbox.Cancellation);
    }

    private static bool IsOver(Repository repository, string name) =>
        new Checkout(repository.Sandbox, repository.Beside(name)).Jobs() is var jobs && jobs.All(job => job.IsOver);

    private IReadOnlyList<JobRecord> CompareAndCancel(Repository repository, Checkout worktree)
    {
        var truth = new Truth(Sandbox);
        RunFiles.AwaitFreeLocks(repository);
        IReadOnlyList<JobRecord> jobs = truth.Compare(worktree, mayBeLost: true);
        if (jobs.Count > 0)
            worktree.Daft("cancel", "--all");
        Sandbox.ProveNothingIsAlive();
        IReadOnlyList<JobRecord> after = truth.Compare(worktree, mayBeLost: true);
        // It ends by nobody's hand but ours; that the journal never saw it start changes nothing about the word for that.
        if (jobs.Any(job => job.Name == Endless && (Truth.IsSaidAlive(job) || job.Status == "running")))
            Assert.AreEqual("cancelled", after.Single(job => job.Name == Endless).Status);
        return jobs;
    }

    private void AssertNothingIsLeft(Repository repository)
    {
        Sandbox.ProveNothingIsAlive();
        RunFiles.AwaitFreeLocks(repository);
    }
}
