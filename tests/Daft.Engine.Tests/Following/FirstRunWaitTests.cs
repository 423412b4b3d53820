using System.Runtime.Versioning;
using Daft.Engine.Following;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Following;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class FirstRunWaitTests : RunTest
{
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task The_first_run_of_a_repository_is_heard_of_when_it_comes()
    {
        string worktree = Worktree;
        // As if git had taken its time: no clock of this test ends the waiting.
        File.SetLastWriteTimeUtc(Path.Combine(AdministrativeFolder, "daft"), DateTime.UtcNow.AddSeconds(2));
        using var looked = new SemaphoreSlim(0);
        Task<WatchOutcome> waiting = Task.Run(() => Wait(worktree, () => (looked.Release(), HasRun).HasRun, limit: null), Cancellation);
        await looked.WaitAsync(Cancellation);
        Assert.IsFalse(Directory.Exists(Store.RunsPath));

        RunToTheEnd(Plan(Job("build", "true")));

        Assert.AreEqual(WatchOutcome.Changed, await waiting);
        Assert.IsTrue(HasRun);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void An_old_worktree_and_a_main_one_are_not_waited_for()
    {
        string worktree = Worktree;
        foreach (string name in new[] { "daft", "commondir", "index" })
            File.SetLastWriteTimeUtc(Path.Combine(AdministrativeFolder, name), DateTime.UtcNow.AddMinutes(-1));

        foreach (string folder in new[] { worktree, Repository })
        {
            int looks = 0;
            Assert.AreEqual(WatchOutcome.Changed, Wait(folder, () => looks++ > 1, limit: null));
            Assert.AreEqual(1, looks);
        }
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Where_no_run_comes_the_waiting_ends_by_itself() =>
        Assert.AreEqual(WatchOutcome.Changed, Wait(Worktree, () => false, limit: null));

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void The_callers_limit_comes_first()
    {
        string worktree = Worktree;
        File.Delete(Path.Combine(AdministrativeFolder, "daft"));
        File.Move(Path.Combine(AdministrativeFolder, "index"), Path.Combine(AdministrativeFolder, "index.lock"));

        Assert.AreEqual(WatchOutcome.TimedOut, Wait(worktree, () => false, TimeSpan.FromMilliseconds(20)));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public async Task A_checkout_under_way_is_waited_for_and_then_its_hook()
    {
        string worktree = Worktree;
        string index = Path.Combine(AdministrativeFolder, "index");
        string marker = Path.Combine(AdministrativeFolder, "daft");
        File.Move(marker, marker + "-later");
        File.Move(index, index + ".lock");
        File.SetLastWriteTimeUtc(Path.Combine(AdministrativeFolder, "commondir"), DateTime.UtcNow.AddMinutes(-1));
        using var looked = new SemaphoreSlim(0);
        Task<WatchOutcome> waiting = Task.Run(() => Wait(worktree, () => (looked.Release(), HasRun).HasRun, limit: null), Cancellation);
        await looked.WaitAsync(Cancellation);

        File.SetLastWriteTimeUtc(index + ".lock", DateTime.UtcNow);
        File.Move(index + ".lock", index);
        File.Move(marker + "-later", marker);
        RunToTheEnd(Plan(Job("build", "true")));

        Assert.AreEqual(WatchOutcome.Changed, await waiting);
        Assert.IsTrue(HasRun);
    }

    private bool HasRun => Store.List().Count > 0;

    private WatchOutcome Wait(string folder, Func<bool> hasRun, TimeSpan? limit) =>
        new FirstRunWait(Linux, Sandbox.Layout(folder), TimeProvider.System).Wait(hasRun, limit);
}
