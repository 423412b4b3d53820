using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Recovering;

/// <summary>What a reader does for a run whose supervisor is gone, and what others see meanwhile.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class LostRunsTests : RunTest
{
    private static readonly ProcessIdentity Nobody = new(1, 0);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void While_one_looks_after_a_lost_run_nobody_takes_him_for_a_supervisor()
    {
        RunFolder lost = Launch(Plan(Job("a", SayAndAwait("up", "go"))), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        WaitFor(() => Read(lost).State.Jobs[0].Process is not null, "the job in the journal");
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => !Linux.Files.IsLocked(lost.LockPath), "the supervisor's end");
        RunSnapshot run = Read(lost);

        int seenHeld = 0;
        bool isOver = false;
        var other = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
                seenHeld += Linux.Files.IsLocked(lost.LockPath) ? 1 : 0;
        });
        other.Start();
        for (int look = 0; look < 100; look++)
            Tend(run);
        Volatile.Write(ref isOver, true);
        other.Join();

        Release("go");
        Assert.AreEqual(0, seenHeld);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_of_which_nothing_lives_is_settled_once()
    {
        RunFolder lost = Lose(new RunEvent.RunStarted(Now, Nobody, Linux.BootId, "0"));
        RunSnapshot run = Read(lost);
        Tend(run);
        Tend(run);
        Assert.HasCount(1, Journal.Read(lost).OfType<RunEvent.RunSettled>());
    }

    /// <summary>Windows and its Linux, a container and its host, two machines and one disk: the lock of one is not seen by the other.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_of_another_kernel_is_left_to_that()
    {
        RunEvent[] ofAJob = [new RunEvent.JobStarting(Now, 0), new RunEvent.JobStarted(Now, 0, new ProcessIdentity(2, 5)) { BootId = "another" }];
        foreach (RunEvent[] events in new RunEvent[][] { [new RunEvent.RunStarted(Now, Nobody, "another", "0")], ofAJob })
        {
            RunFolder foreign = Lose(events);
            Tend(Read(foreign));
            Assert.HasCount(events.Length, Journal.Read(foreign));
        }
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_of_another_boot_that_was_silent_for_a_day_is_settled_once()
    {
        RunFolder old = Lose(new RunEvent.RunStarted(Now, Nobody, "another", "0"));
        foreach (string file in Directory.GetFiles(old.Path))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        Tend(Read(old));
        Tend(Read(old));
        Assert.HasCount(1, Journal.Read(old).OfType<RunEvent.RunSettled>());
        AssertStatuses(Read(old), JobStatus.Lost);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private void Tend(RunSnapshot run) =>
        new LostRuns(Linux, new RunLauncher(Linux, Daft, TimeProvider.System), TimeProvider.System).Tend(run, Sandbox.Variables);

    private RunFolder Lose(params RunEvent[] events)
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        using (created.Lock)
        using (var journal = new Journal(created.Folder))
            events.ToList().ForEach(journal.Append);
        return created.Folder;
    }
}
