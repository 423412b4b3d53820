using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Store;
using Daft.Engine.Tests.Store;

namespace Daft.Engine.Tests.Supervising;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class FullDiskTests : RunTest
{
    private const int JobCount = 40;

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_disk_that_fills_up_during_a_run_stops_nothing_and_hides_nothing_for_good()
    {
        using var disk = SmallDisk.Mount(Sandbox);
        RunFolder run = RunOutOfSpace(disk);
        Assert.IsTrue(Linux.Files.IsLocked(run.LockPath));
        disk.MakeSpace();
        AssertAllCompleted(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void The_supervisor_does_not_give_up_earlier_where_much_goes_on_in_its_worktree()
    {
        using var disk = SmallDisk.Mount(Sandbox);
        RunFolder run = RunOutOfSpace(disk);
        string file = Path.Combine(Repository, "conftest");
        int times = 0;
        WaitFor(
            () =>
            {
                File.WriteAllText(file, "");
                File.Delete(file);
                return ++times == 200;
            },
            "much to happen");
        disk.MakeSpace();
        AssertAllCompleted(run);
    }

    /// <summary>The runs are on a disk of their own, as those of a main worktree may be.</summary>
    private RunFolder RunOutOfSpace(SmallDisk disk)
    {
        PlannedJob[] others = [.. Enumerable.Range(0, JobCount).Select(number => Job($"job-{number}", "true", 0))];
        RunPlan plan = Plan([Job("first", SayAndAwait("up", "go")), .. others, Job("last", Say("last"), [.. Enumerable.Range(1, JobCount)])]);
        RunFolder run = Launch(plan with { CommonDirectory = disk.Path, Worktree = MainWorktree() });
        WaitUntilSaid("up");
        disk.Fill();
        Release("go");
        WaitUntilSaid("last");
        return run;
    }

    private void AssertAllCompleted(RunFolder run) => Assert.IsTrue(EndOf(run).State.Jobs.All(job => job.Status == JobStatus.Completed));

    private WorktreeIdentity MainWorktree() => new()
    {
        AdministrativeId = "",
        Path = Repository,
        Root = Linux.Files.FindOwnIdentity(Repository)!.Value,
        Nonce = "",
    };
}
