using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform.Linux;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Store;

/// <summary>
/// Whole run folders, as the version in the name of their folder wrote them: <c>tests/Daft.Engine.Tests/Data</c>. They are never
/// written anew. A daft that cannot open them has forgotten its users' runs.
/// </summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class OldRunsTests : GitTest
{
    private static readonly LinuxPlatform Linux = new();

    private string _runs = "";

    [TestInitialize]
    public void CopyRuns()
    {
        GitSandbox sandbox = NewSandbox();
        _runs = sandbox.PathOf("runs");
        sandbox.Run("/", "cp", "-R", Path.Combine(DataFolder(), "runs-of-0.1.0"), _runs);
    }

    [TestMethod]
    public void A_finished_run_tells_how_every_job_ended()
    {
        RunSnapshot run = Open(0);
        Assert.IsTrue(run.State.IsFinished && run.IsOver);
        Assert.AreEqual(
            "Completed, Failed 3, Blocked 'broken' failed, Skipped no command for linux, Failed timed out SIG15, Failed SIG11, Cancelled cancelled SIG15, Cancelled cancelled",
            string.Join(", ", run.State.Jobs.Select(Tell)));
        Assert.AreEqual("installed\n", File.ReadAllText(run.Folder.LogPath(run.State.Jobs[0].Job)));
        Assert.IsTrue(run.State.Jobs.Where(job => job.Process is not null).All(job => job is { Duration.Ticks: > 0, StartedAt: not null, FinishedAt: not null }));
    }

    /// <summary>Its supervisor was killed, and the last line of its journal is torn.</summary>
    [TestMethod]
    public void A_run_whose_supervisor_was_killed_is_lost_and_of_an_earlier_boot()
    {
        RunSnapshot run = Open(1);
        Assert.IsFalse(run.State.IsFinished);
        Assert.AreEqual((JobStatus.Lost, false), (run.State.Jobs[6].Status, run.State.Jobs[6].LivesOn));
        Assert.AreEqual("warming\n", File.ReadAllText(run.Folder.LogPath(run.State.Jobs[6].Job)));
        Assert.IsFalse(run.State.IsSettled);
        using (var journal = new Journal(run.Folder))
            journal.Append(new RunEvent.RunSettled(DateTimeOffset.UnixEpoch));
        Assert.IsTrue(Open(1).State.IsSettled, "the torn line hides what was written after it");
        Assert.IsTrue(Journal.HasEnded(run.Folder));
    }

    [TestMethod]
    public void Cut_at_any_byte_its_journal_still_opens()
    {
        RunFolder folder = RunStore.List(_runs)[0];
        byte[] journal = File.ReadAllBytes(folder.JournalPath);
        for (int length = 0; length <= journal.Length; length++)
        {
            File.WriteAllBytes(folder.JournalPath, journal[..length]);
            Assert.IsTrue(Open(0).State.Jobs.All(job => job.Status.IsFinal()), $"cut at {length}");
        }
    }

    private RunSnapshot Open(int index) =>
        new RunReader(Linux.Files, new Survivors(Linux)).TryRead(RunStore.List(_runs)[index]) ?? throw new AssertFailedException("it is no run any more");

    private static string Tell(JobState job) => string.Join(' ', new[]
    {
        job.Status.ToString(),
        job.Reason ?? "",
        job.Exit is { Status: > 0 and var status } ? $"{status}" : "",
        job.Exit is { Signal: { } signal } ? $"SIG{signal}" : "",
    }.Where(word => word.Length > 0));

    private static string DataFolder()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, "tests", "Daft.Engine.Tests", "Data") is var data && Directory.Exists(data))
                return data;
        }

        throw new AssertFailedException("the tests do not lie below their sources");
    }
}
