using Daft.EndToEnd.Harness;
using Daft.Faults.Harness;

namespace Daft.Faults;

/// <summary>Whatever a crash or a full disk leaves of the files of a run, daft opens what it can and believes nothing that is not whole.</summary>
[TestClass]
public sealed class CutTests : EndToEndTest
{
    private const string OneOfEach = """
        hooks:
          worktree-post-create:
            jobs:
              - {name: install, run: 'true'}
              - {name: broken, run: exit 3, background: true}
              - {name: after, run: 'true', background: true, needs: [broken]}
              - {name: slow, run: sleep 9, background: true, timeout: 1s}
        """;

    [TestMethod]
    public void The_journal_and_the_plan_of_this_version_cut_at_any_byte()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        repository.AddWorktree("feature").TryDaft("wait");
        Sandbox.ProveNothingIsAlive();
        CutAll(repository);
    }

    [TestMethod]
    public void The_journal_and_the_plan_of_the_first_version_cut_at_any_byte()
    {
        Repository repository = Sandbox.CreateRepository(OneOfEach).Install();
        Directory.CreateDirectory(repository.PathOf(".git/daft"));
        string data = Path.Combine(SourceTree.Root, "tests", "Daft.Engine.Tests", "Data", "runs-of-0.1.0");
        Sandbox.Run("/", "cp", "-R", data, RunFiles.RunsOf(repository)).ShouldExitWith(0);
        CutAll(repository);
    }

    private void CutAll(Repository repository)
    {
        int looks = 0;
        foreach (string run in Directory.GetDirectories(RunFiles.RunsOf(repository)))
        {
            looks += Cut(repository, run, "journal.jsonl", (whole, cut) => AssertPrefix(whole, cut));
            looks += Cut(repository, run, "plan.json", (whole, cut) => Assert.IsTrue(cut.Count == 0 || cut.Count == whole.Count, "half a plan was believed"));
        }

        Sandbox.ProveNothingIsAlive();
        TestContext.WriteLine($"{looks} looks at files that were cut: every one of them ended with 0 and told nothing that was not written");
    }

    private static int Cut(Repository repository, string run, string name, Action<IReadOnlyList<JobRecord>, IReadOnlyList<JobRecord>> assert)
    {
        string path = Path.Combine(run, name);
        string journal = Path.Combine(run, "journal.jsonl");
        byte[] bytes = File.ReadAllBytes(path);
        byte[] lines = File.ReadAllBytes(journal);
        IReadOnlyList<JobRecord> whole = JobsOf(repository, run);
        int stride = Scale.Of(149, 1);
        int looks = 0;
        for (int length = 0; length < bytes.Length; length += stride, looks++)
        {
            // Whoever looks may write that nothing lives of it.
            File.WriteAllBytes(journal, lines);
            File.WriteAllBytes(path, bytes[..length]);
            try
            {
                assert(whole, JobsOf(repository, run));
            }
            catch (AssertFailedException e)
            {
                throw new AssertFailedException($"{path} cut at {length}: {e.Message}", e);
            }
        }

        File.WriteAllBytes(journal, lines);
        File.WriteAllBytes(path, bytes);
        return looks;
    }

    private static JobRecord[] JobsOf(Repository repository, string run) =>
        [.. repository.Jobs("--all").Where(job => Path.GetDirectoryName(job.LogPath) == run)];

    /// <summary>A job is told as the whole journal tells it, or nothing is known of its end.</summary>
    private static void AssertPrefix(IReadOnlyList<JobRecord> whole, IReadOnlyList<JobRecord> cut)
    {
        Assert.HasCount(whole.Count, cut);
        foreach (var (before, after) in whole.Zip(cut))
            Assert.IsTrue(after.Status == "lost" || (after.Status == before.Status && after.ExitCode == before.ExitCode), $"{after.Json} instead of {before.Json}");
    }
}
