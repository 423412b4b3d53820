using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Retention;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Store;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RunSweepTests : RunTest
{
    private static readonly DateTimeOffset InAYear = TimeProvider.System.GetUtcNow().AddDays(365);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private RunSweep Sweep => new(Linux, CommonDirectory);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void The_next_run_sweeps_away_what_is_too_old_or_too_much_and_nothing_else()
    {
        RunFolder first = RunToTheEnd(Plan(Job("a", "echo a"))).Folder;
        RunFolder second = RunToTheEnd(Plan(Job("a", "echo a"))).Folder;
        RunFolder live = Launch(Plan(Job("a", SayAndAwait("up", "go"))));
        WaitUntilSaid("up");

        RunFolder last = RunToTheEnd(Plan(Job("a", "echo a")) with { Hook = "another", MaximumTotalSize = 1 }).Folder;

        WaitFor(() => !Directory.Exists(second.Path), "the sweep of the second run");
        Assert.IsFalse(Directory.Exists(first.Path));
        CollectionAssert.AreEqual(new[] { live, last }, Store.List().ToArray());
        Assert.IsEmpty(Store.ListHidden());
        Release("go");
        AssertStatuses(EndOf(live), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_whose_supervisor_died_is_not_touched_before_its_jobs_have_ended()
    {
        RunFolder lost = Launch(Plan(Job("a", $"echo $$ >\"$SIGNALS/pid\"; {Await("go")}")), out ProcessIdentity supervisor);
        ProcessIdentity job = ProcessSaid("pid");
        WaitFor(() => Read(lost).State.Jobs[0].Process is not null, "the job in the journal");
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => !Linux.Files.IsLocked(lost.LockPath), "the supervisor's end");

        Assert.IsTrue(Sweep.Look(Now).Single().IsLive);
        Release("go");
        WaitFor(() => !Linux.Processes.IsRunning(job), "the job's end");
        Assert.IsFalse(Sweep.Look(Now).Single().IsLive);
        Assert.IsTrue(Sweep.TryDelete(Sweep.Look(Now).Single()));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_was_being_started_when_its_supervisor_died_may_run_until_the_machine_is_started_anew_and_a_day_has_gone_by()
    {
        foreach (string boot in new[] { Linux.BootId, "an earlier one" })
        {
            CreatedRun created = Store.Create(Plan(Job("a", "true")));
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            using (var journal = new Journal(created.Folder))
            {
                journal.Append(new RunEvent.RunStarted(now, new ProcessIdentity(1, 0), boot, "0"));
                journal.Append(new RunEvent.JobStarting(now, 0));
            }

            created.Lock.Dispose();
        }

        // The lock of a kernel beside this one would not be seen here.
        CollectionAssert.AreEqual(new[] { true, true }, Sweep.Look(Now).Select(run => run.IsLive).ToArray());
        CollectionAssert.AreEqual(new[] { true, true }, Sweep.Look(Now.AddHours(23)).Select(run => run.IsLive).ToArray());
        CollectionAssert.AreEqual(new[] { true, false }, Sweep.Look(Now.AddHours(25)).Select(run => run.IsLive).ToArray());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_of_another_boot_that_is_said_to_be_over_is_over()
    {
        foreach (RunEvent end in new RunEvent[] { new RunEvent.RunFinished(Now), new RunEvent.RunSettled(Now) })
        {
            CreatedRun created = Store.Create(Plan(Job("a", "true")));
            using (created.Lock)
            using (var journal = new Journal(created.Folder))
            {
                journal.Append(new RunEvent.RunStarted(Now, new ProcessIdentity(1, 0), "an earlier one", "0"));
                journal.Append(end);
            }
        }

        CollectionAssert.AreEqual(new[] { false, false }, Sweep.Look(Now).Select(run => run.IsLive).ToArray());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_that_came_alive_since_it_was_looked_at_stays()
    {
        RunFolder run = RunToTheEnd(Plan(Job("a", "true"))).Folder;
        StoredRun seen = Sweep.Look(Now).Single();
        using (Linux.Files.TryLock(run.LockPath))
            Assert.IsFalse(Sweep.TryDelete(seen));
        Assert.IsTrue(File.Exists(run.PlanPath));
        Assert.IsTrue(Sweep.TryDelete(seen));
        Assert.IsFalse(Sweep.TryDelete(seen), "it is gone");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Links_are_deleted_and_never_followed()
    {
        string precious = Directory.CreateDirectory(Sandbox.PathOf("precious")).FullName;
        File.WriteAllText(Path.Combine(precious, "file"), new string('x', 100_000));
        RunFolder run = RunToTheEnd(Plan(Job("a", "true"))).Folder;
        Directory.CreateSymbolicLink(Path.Combine(run.Path, "folder-link"), precious);
        File.CreateSymbolicLink(Path.Combine(run.Path, "file-link"), Path.Combine(precious, "file"));
        Directory.CreateSymbolicLink(Path.Combine(Store.RunsPath, "20000101T000000000Z-000000"), precious);
        Directory.CreateSymbolicLink(Path.Combine(Store.RunsPath, ".gone-20000101T000000000Z-000000"), precious);

        StoredRun seen = Sweep.Look(Now).Single();
        Assert.IsLessThan(100_000, seen.Bytes);
        Assert.IsTrue(Sweep.TryDelete(seen));
        Sweep.DeleteRemains(InAYear);

        Assert.IsFalse(Directory.Exists(run.Path));
        Assert.AreEqual(100_000, new FileInfo(Path.Combine(precious, "file")).Length);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Somebody_who_was_killed_in_the_middle_leaves_nothing_for_long()
    {
        RunFolder half = RunToTheEnd(Plan(Job("a", "true"))).Folder;
        Directory.Move(half.Path, Path.Combine(Store.RunsPath, ".gone-" + half.RunId));
        Directory.CreateDirectory(Path.Combine(Store.RunsPath, ".new-run"));
        Assert.IsEmpty(Store.List());

        Sweep.DeleteRemains(TimeProvider.System.GetUtcNow());
        Assert.AreEqual(".new-run", Store.ListHidden().Single().RunId, "it may still be in the making");
        Sweep.DeleteRemains(InAYear);
        Assert.IsEmpty(Store.ListHidden());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Of_many_who_sweep_at_once_each_run_is_deleted_by_one()
    {
        for (int number = 0; number < 40; number++)
        {
            CreatedRun created = Store.Create(Plan(Job("a", "true")));
            File.WriteAllText(created.Folder.LogPath(Job("a", "")), "output");
            created.Lock.Dispose();
        }

        int deleted = 0;
        Parallel.For(0, 4, _ =>
        {
            foreach (StoredRun run in Sweep.Look(Now))
            {
                if (Sweep.TryDelete(run))
                    Interlocked.Increment(ref deleted);
            }

            Sweep.DeleteRemains(InAYear);
        });

        Assert.AreEqual(40, deleted);
        Assert.IsEmpty(Directory.GetFileSystemEntries(Store.RunsPath));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_log_may_go_before_its_run()
    {
        PlannedJob brief = Job("brief", "echo brief") with { LogRetention = TimeSpan.FromDays(1) };
        RunFolder run = RunToTheEnd(Plan(brief, Job("long", "echo long") with { LogRetention = TimeSpan.FromDays(3) })).Folder;
        Sandbox.Run(Repository, "git", "worktree", "remove", "--force", Worktree);

        Sweep.ByRetention(Read(run).State.Plan, TimeProvider.System.GetUtcNow().AddDays(2));
        Assert.AreEqual("long.log", string.Join(' ', Directory.GetFiles(run.Path, "*.log").Select(Path.GetFileName).Where(name => name != "supervisor.log")));
        Sweep.ByRetention(Read(run).State.Plan, TimeProvider.System.GetUtcNow().AddDays(4));
        Assert.IsEmpty(Store.List());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_is_left_out_of_a_log_takes_no_space()
    {
        RunFolder run = RunToTheEnd(Plan(Job("a", "seq 1 1000000") with { MaximumLogSize = 1 << 20 })).Folder;

        StoredRun stored = Sweep.Look(Now).Single(found => found.RunId == run.RunId);
        Assert.IsLessThanOrEqualTo(1 << 20, stored.Logs.Single().Bytes);
        Assert.IsGreaterThan(6_000_000, new FileInfo(Path.Combine(run.Path, "a.log")).Length);
    }
}
