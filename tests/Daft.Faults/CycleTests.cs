using System.Globalization;
using Daft.EndToEnd.Harness;
using Daft.Faults.Harness;

namespace Daft.Faults;

/// <summary>
/// Worktrees created and removed over and over, with jobs that are in the way: nothing is left of them, and no file of the user's is
/// lost unless git itself was told to remove that worktree.
/// </summary>
[TestClass]
public sealed class CycleTests : EndToEndTest
{
    private const string Precious = "precious";

    private static readonly string[] s_jobs = ["exec daft-dummy write target steady", "exec flood", "exec deaf"];

    /// <summary>What is done to a worktree, in turn. Only the first two remove it by git.</summary>
    private enum Deed
    {
        PlainRemoval,
        ForcedRemoval,
        RefusedRemoval,
        RemovalOfAnother,
        Move,
        LostDotGit,
        LostAdministration,
    }

    private static readonly Deed[] s_deeds =
    [
        Deed.PlainRemoval, Deed.ForcedRemoval, Deed.RefusedRemoval, Deed.PlainRemoval, Deed.ForcedRemoval, Deed.RemovalOfAnother,
        Deed.PlainRemoval, Deed.ForcedRemoval, Deed.Move, Deed.PlainRemoval, Deed.ForcedRemoval, Deed.LostDotGit,
        Deed.PlainRemoval, Deed.ForcedRemoval, Deed.LostAdministration,
    ];

    [TestMethod]
    public void Of_creation_and_removal()
    {
        int count = Scale.Of(15, 500);
        Repository[] repositories = [.. s_jobs.Select(Create)];
        var figures = new Dictionary<string, int>();
        for (int cycle = 0; cycle < count; cycle++)
        {
            Deed deed = s_deeds[cycle % s_deeds.Length];
            int job = (cycle + (cycle / s_deeds.Length)) % s_jobs.Length;
            try
            {
                Run(repositories[job], $"feature-{cycle}", deed, figures);
            }
            catch (AssertFailedException e)
            {
                throw new AssertFailedException($"cycle {cycle}, {deed} with the job '{s_jobs[job]}': {e.Message}", e);
            }
        }

        TestContext.WriteLine($"{count} cycles: {string.Join(", ", figures.OrderBy(figure => figure.Key, StringComparer.Ordinal).Select(figure => $"{figure.Value} {figure.Key}"))}; no process, lock or watch left");
        Assert.AreEqual(0, figures.GetValueOrDefault("folders left by PlainRemoval"));
    }

    private Repository Create(string job, int number) => Sandbox.CreateRepository($"""
        hooks:
          worktree-post-create:
            jobs:
              - name: warmup
                run: {job}
                background: true
        """, $"repository-{number}").Install();

    private void Run(Repository repository, string name, Deed deed, Dictionary<string, int> figures)
    {
        Worktree worktree = repository.AddWorktree(name);
        Patience.Until(() => Directory.Exists(worktree.PathOf("target")), "file of the job", Sandbox.Cancellation);
        string kept = deed switch
        {
            Deed.PlainRemoval or Deed.ForcedRemoval => Remove(repository, worktree, deed, figures),
            Deed.RefusedRemoval => Refuse(repository, worktree),
            Deed.RemovalOfAnother => RemoveAnother(repository, worktree),
            Deed.Move => Move(repository, worktree),
            Deed.LostDotGit => Lose(repository, worktree, worktree.PathOf(".git")),
            _ => Lose(repository, worktree, worktree.GitDirectory),
        };
        Sandbox.ProveNothingIsAlive();
        RunFiles.AwaitFreeLocks(repository);
        Assert.AreEqual(0, Watches(), "watches are left");
        Count(figures, deed.ToString());
        if (kept.Length == 0)
            return;
        Assert.AreEqual(name, File.ReadAllText(Path.Combine(kept, Precious)), "a file of the user's is lost");
        Directory.Delete(kept, recursive: true);
        repository.Git("worktree", "prune");
    }

    /// <summary>git may lose its race with the writer; then daft finishes a plain removal that it saw, or reports what is left.</summary>
    private string Remove(Repository repository, Worktree worktree, Deed deed, Dictionary<string, int> figures)
    {
        string[] force = deed == Deed.ForcedRemoval ? ["--force"] : [];
        CommandResult removal = repository.TryGit(["worktree", "remove", .. force, worktree.Path]);
        if (removal.ExitCode != 0)
            Count(figures, $"races lost by git in {deed}");
        Sandbox.ProveNothingIsAlive();
        Assert.Contains("removed", repository.WaitForJobOf(worktree, "warmup", "cancelled").Reason);
        if (worktree.Exists)
        {
            Count(figures, $"folders left by {deed}");
            Leftovers.AssertReported(repository, worktree);
            Directory.Delete(worktree.Path, recursive: true);
        }

        return "";
    }

    /// <summary>git refuses, because there is a file that nobody has committed: the job goes on.</summary>
    private string Refuse(Repository repository, Worktree worktree)
    {
        Keep(worktree);
        Assert.AreNotEqual(0, repository.TryGit("worktree", "remove", worktree.Path).ExitCode);
        Assert.AreEqual("running", worktree.Job("warmup").Status);
        return EndByRemoval(repository, worktree, worktree.Path);
    }

    private string RemoveAnother(Repository repository, Worktree worktree)
    {
        Keep(worktree);
        Worktree another = repository.AddWorktree($"{Path.GetFileName(worktree.Path)}-another");
        repository.TryGit("worktree", "remove", "--force", another.Path);
        repository.WaitForJobOf(another, "warmup", "cancelled");
        Assert.AreEqual("running", worktree.Job("warmup").Status);
        if (another.Exists)
            Directory.Delete(another.Path, recursive: true);
        return EndByRemoval(repository, worktree, worktree.Path);
    }

    private string Move(Repository repository, Worktree worktree)
    {
        Keep(worktree);
        string elsewhere = $"{worktree.Path}-moved";
        repository.Git("worktree", "move", worktree.Path, elsewhere);
        return EndByRemoval(repository, worktree, elsewhere);
    }

    /// <summary>Neither is a removal by git: the jobs are stopped, and not one file is touched.</summary>
    private string Lose(Repository repository, Worktree worktree, string what)
    {
        Keep(worktree);
        if (Directory.Exists(what))
            Directory.Delete(what, recursive: true);
        else
            File.Delete(what);
        repository.WaitForJobOf(worktree, "warmup", "cancelled");
        return worktree.Path;
    }

    /// <summary>The file is still there, the job still runs; the cycle ends as others do, because a cancelled job has ten seconds to end.</summary>
    private string EndByRemoval(Repository repository, Worktree worktree, string path)
    {
        Assert.AreEqual(Path.GetFileName(worktree.Path), File.ReadAllText(Path.Combine(path, Precious)), "a file of the user's is lost");
        repository.TryGit("worktree", "remove", "--force", path);
        Sandbox.ProveNothingIsAlive();
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        return "";
    }

    private static void Keep(Worktree worktree) => worktree.Write(Precious, Path.GetFileName(worktree.Path));

    private static void Count(Dictionary<string, int> figures, string what) => figures[what] = figures.GetValueOrDefault(what) + 1;

    /// <summary>Of every process of this test: the kernel tells of each watch in a line of its descriptor.</summary>
    private int Watches() => LiveProcesses.Numbers(Sandbox.Mark).Sum(process => WatchesOf(process.ToString(CultureInfo.InvariantCulture)));

    private static int WatchesOf(string process)
    {
        try
        {
            return Directory.GetFiles($"/proc/{process}/fdinfo").Sum(file => File.ReadLines(file).Count(line => line.StartsWith("inotify ", StringComparison.Ordinal)));
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
