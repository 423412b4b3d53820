using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Store;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RunReaderTests : RunTest
{
    private static readonly DateTimeOffset _noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly RunEvent[] _firstIsDone =
    [
        new RunEvent.JobStarting(_noon, 0),
        new RunEvent.JobStarted(_noon, 0, new ProcessIdentity(2, 3)),
        new RunEvent.JobFinished(_noon, 0, ExitReport.Exited(0), null, TimeSpan.FromSeconds(1)),
        new RunEvent.JobStarting(_noon, 1),
        new RunEvent.JobStarted(_noon, 1, new ProcessIdentity(4, 5)),
    ];

    [TestMethod]
    public void While_the_lock_is_held_the_journal_is_believed()
    {
        CreatedRun created = CreateThreeJobs(_firstIsDone);
        using var held = created.Lock;
        RunSnapshot run = Read(created.Folder);
        AssertStatuses(run, JobStatus.Completed, JobStatus.Running, JobStatus.Queued);
        Assert.IsTrue(run.IsSupervised);
        Assert.IsFalse(run.IsOver);
    }

    [TestMethod]
    public void What_had_not_ended_when_the_lock_is_free_is_lost()
    {
        CreatedRun created = CreateThreeJobs(_firstIsDone);
        created.Lock.Dispose();
        RunSnapshot run = Read(created.Folder);
        AssertStatuses(run, JobStatus.Completed, JobStatus.Lost, JobStatus.Lost);
        Assert.AreNotEqual(run.State.Jobs[1].Reason, run.State.Jobs[2].Reason);
        Assert.IsFalse(run.IsSupervised);
        Assert.IsTrue(run.IsOver);
    }

    [TestMethod]
    public void A_finished_run_is_over_with_its_lock_free_and_with_its_lock_held()
    {
        RunEvent[] events =
        [
            .. _firstIsDone,
            new RunEvent.JobFinished(_noon, 1, ExitReport.Exited(1), null, TimeSpan.Zero),
            new RunEvent.JobBlocked(_noon, 2, "'b' failed"),
            new RunEvent.RunFinished(_noon),
        ];
        CreatedRun created = CreateThreeJobs(events);
        Assert.IsTrue(Read(created.Folder).IsOver);
        created.Lock.Dispose();
        RunSnapshot run = Read(created.Folder);
        Assert.IsTrue(run.IsOver);
        AssertStatuses(run, JobStatus.Completed, JobStatus.Failed, JobStatus.Blocked);
    }

    /// <summary>The line that told of it may lie in a hole that a crash of the machine left.</summary>
    [TestMethod]
    public void A_job_whose_end_cannot_be_read_is_not_running_in_a_run_that_has_finished()
    {
        CreatedRun created = CreateThreeJobs([.. _firstIsDone, new RunEvent.RunFinished(_noon)]);
        AssertStatuses(Read(created.Folder), JobStatus.Completed, JobStatus.Lost, JobStatus.Lost);
        created.Lock.Dispose();
        AssertStatuses(Read(created.Folder), JobStatus.Completed, JobStatus.Lost, JobStatus.Lost);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_lives_as_long_as_the_process_that_was_handed_its_lock()
    {
        CreatedRun created = CreateThreeJobs(_firstIsDone);
        ProcessIdentity holder = Start("exec sleep 600", holding: created);
        created.Lock.Dispose();
        Assert.IsTrue(Read(created.Folder).IsSupervised);

        Linux.Processes.Signal(holder, ProcessSignal.Kill);

        WaitFor(() => !Read(created.Folder).IsSupervised, "the lock to go with its holder");
        AssertStatuses(Read(created.Folder), JobStatus.Completed, JobStatus.Lost, JobStatus.Lost);
    }

    /// <summary>The lock is asked first: a run that ends between the two looks must not be called lost.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_that_ends_while_it_is_read_is_never_called_lost()
    {
        for (int round = 0; round < 10; round++)
        {
            RunFolder run = Launch(Plan(Job("a", "true")));
            RunSnapshot seen;
            do
            {
                seen = Read(run);
                Assert.AreNotEqual(JobStatus.Lost, seen.State.Jobs.Single().Status);
            }
            while (seen.IsSupervised);
        }
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("{\"version\":1,\"run_id\":\"")]
    public void A_folder_without_a_whole_plan_is_no_run(string? plan)
    {
        CreatedRun created = CreateThreeJobs([]);
        using var held = created.Lock;
        if (plan is null)
            File.Delete(created.Folder.PlanPath);
        else
            File.WriteAllText(created.Folder.PlanPath, plan);
        Assert.IsNull(new RunReader(Linux.Files).TryRead(created.Folder));
    }

    [TestMethod]
    public void A_folder_that_is_gone_is_no_run() => Assert.IsNull(new RunReader(Linux.Files).TryRead(new RunFolder("/no/such/run")));

    private CreatedRun CreateThreeJobs(IReadOnlyList<RunEvent> events)
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true"), Job("b", "true"), Job("c", "true", 1)));
        using var journal = new Journal(created.Folder);
        foreach (RunEvent happened in events)
            journal.Append(happened);
        return created;
    }
}
