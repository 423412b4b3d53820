using Daft.Core.Configuration;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Runs;

[TestClass]
public sealed class RunStateTests
{
    private static readonly DateTimeOffset Noon = Plans.Noon;
    private static readonly ProcessIdentity Process = new(42, 1000);
    private static readonly RunState Fresh = RunState.Initial(Plans.Of(JobOrder.Parallel, Plans.Job("a"), Plans.Job("b")));

    [TestMethod]
    public void At_first_every_job_is_queued()
    {
        Assert.IsTrue(Fresh.Jobs.All(job => job is { Status: JobStatus.Queued, Announced: false, StartedAt: null }));
        Assert.IsFalse(Fresh.IsFinished);
    }

    [TestMethod]
    public void A_started_run_knows_its_supervisor()
    {
        RunState run = Fresh.After(new RunEvent.RunStarted(Noon, Process, "boot", "1"));
        Assert.AreEqual((Noon, Process, "boot"), (run.StartedAt, run.Supervisor, run.BootId));
    }

    [TestMethod]
    public void The_first_reason_why_there_are_no_slots_is_kept()
    {
        Assert.IsNull(Fresh.SlotsMissing);
        RunState run = Fresh.After([new RunEvent.SlotsMissing(Noon, "no space"), new RunEvent.SlotsMissing(Noon, "no folder")]);
        Assert.AreEqual("no space", run.SlotsMissing);
    }

    [TestMethod]
    public void A_job_is_announced_then_running_then_completed()
    {
        RunState run = Fresh.After(new RunEvent.JobStarting(Noon, 0));
        Assert.AreEqual((JobStatus.Queued, true), (run.Jobs[0].Status, run.Jobs[0].Announced));
        run = run.After(new RunEvent.JobStarted(Noon, 0, Process));
        Assert.AreEqual((JobStatus.Running, Process), (run.Jobs[0].Status, run.Jobs[0].Process));
        run = run.After(new RunEvent.JobFinished(Noon.AddSeconds(2), 0, ExitReport.Exited(0), null, TimeSpan.FromSeconds(2)));
        Assert.AreEqual((JobStatus.Completed, Noon.AddSeconds(2), TimeSpan.FromSeconds(2)), (run.Jobs[0].Status, run.Jobs[0].FinishedAt, run.Jobs[0].Duration));
        Assert.AreEqual(JobStatus.Queued, run.Jobs[1].Status, "nothing happened to the other");
    }

    [TestMethod]
    [DataRow(0, null, JobStatus.Completed, null)]
    [DataRow(0, StopReason.Requested, JobStatus.Cancelled, "cancelled")]
    [DataRow(1, null, JobStatus.Failed, null)]
    [DataRow(1, StopReason.Requested, JobStatus.Cancelled, "cancelled")]
    [DataRow(1, StopReason.TimedOut, JobStatus.Failed, "timed out")]
    [DataRow(1, StopReason.WorktreeRemoved, JobStatus.Cancelled, "its worktree was removed")]
    [DataRow(1, StopReason.SupervisorEnding, JobStatus.Cancelled, "its supervisor was told to end")]
    public void How_a_job_ended_is_its_status(int status, StopReason? stopped, JobStatus expected, string? reason)
    {
        JobState byStatus = Fresh.After(new RunEvent.JobFinished(Noon, 0, ExitReport.Exited(status), stopped, TimeSpan.Zero)).Jobs[0];
        Assert.AreEqual((expected, reason), (byStatus.Status, byStatus.Reason));
        if (status == 0)
            return;
        JobState bySignal = Fresh.After(new RunEvent.JobFinished(Noon, 0, ExitReport.Killed(9), stopped, TimeSpan.Zero)).Jobs[0];
        Assert.AreEqual((expected, reason), (bySignal.Status, bySignal.Reason));
    }

    [TestMethod]
    public void A_job_that_never_ran_has_its_reason()
    {
        RunState run = RunState.From(
            Plans.Of(JobOrder.Parallel, Plans.Job("a"), Plans.Job("b"), Plans.Job("c"), Plans.Job("d")),
            [new RunEvent.JobRefused(Noon, 0, "no sh"), new RunEvent.JobSkipped(Noon, 1, "not here"), new RunEvent.JobBlocked(Noon, 2, "'a' failed"), new RunEvent.JobCancelled(Noon, 3, StopReason.WorktreeRemoved)]);
        Assert.AreEqual("Failed: no sh, Skipped: not here, Blocked: 'a' failed, Cancelled: its worktree was removed",
            string.Join(", ", run.Jobs.Select(job => $"{job.Status}: {job.Reason}")));
        Assert.IsTrue(run.Jobs.All(job => job.FinishedAt == Noon && job.StartedAt is null));
    }

    [TestMethod]
    public void A_job_that_is_being_stopped_still_runs()
    {
        RunState run = Fresh.After(new RunEvent.JobStarted(Noon, 0, Process)).After(new RunEvent.JobStopping(Noon, 0, StopReason.Requested));
        Assert.AreEqual((JobStatus.Running, StopReason.Requested), (run.Jobs[0].Status, run.Jobs[0].Stopping));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(2)]
    [DataRow(int.MaxValue)]
    public void An_event_of_an_unknown_job_changes_nothing(int job) => Assert.AreEqual(Fresh, Fresh.After(new RunEvent.JobStarting(Noon, job)));

    [TestMethod]
    public void A_note_changes_nothing() => Assert.AreEqual(Fresh, Fresh.After(new RunEvent.Noted(Noon, "frozen")));

    [TestMethod]
    public void The_first_end_counts()
    {
        RunState ended = Fresh.After(new RunEvent.JobSkipped(Noon, 0, "first")).After(new RunEvent.RunFinished(Noon));
        RunState again = ended
            .After(new RunEvent.JobFinished(Noon.AddDays(1), 0, ExitReport.Exited(1), null, TimeSpan.Zero))
            .After(new RunEvent.JobStarted(Noon.AddDays(1), 0, Process))
            .After(new RunEvent.RunFinished(Noon.AddDays(1)));
        Assert.AreEqual(ended, again);
    }

    [TestMethod]
    public void Once_a_run_is_recovered_nothing_queued_will_ever_start_and_what_runs_can_still_be_ended()
    {
        RunEvent[] events = [new RunEvent.JobStarted(Noon, 0, Process), new RunEvent.RunRecovered(Noon, new ProcessIdentity(77, 5))];
        foreach (RunState run in new[] { RunState.From(Fresh.Plan, events), Fresh.After(events[0]).After(events[1]) })
        {
            Assert.AreEqual(new ProcessIdentity(77, 5), run.Supervisor);
            Assert.AreEqual("Running Lost", string.Join(' ', run.Jobs.Select(job => job.Status)));
            Assert.AreEqual(JobStatus.Cancelled, run.After(new RunEvent.JobCancelled(Noon, 0, StopReason.Requested)).Jobs[0].Status);
        }
    }

    /// <summary>Its process may have been spawned before its supervisor died, with the line that tells of it unwritten.</summary>
    [TestMethod]
    public void A_job_that_was_announced_when_its_run_was_lost_can_still_be_cancelled()
    {
        RunEvent[] events =
        [
            new RunEvent.JobStarting(Noon, 0),
            new RunEvent.RunRecovered(Noon.AddSeconds(2), new ProcessIdentity(77, 5)),
            new RunEvent.JobStopping(Noon.AddSeconds(3), 0, StopReason.Requested),
        ];
        foreach (RunState run in new[] { RunState.From(Fresh.Plan, events), events.Aggregate(Fresh, (state, happened) => state.After(happened)) })
        {
            Assert.AreEqual("Queued Lost", string.Join(' ', run.Jobs.Select(job => job.Status)));
            Assert.AreEqual("Lost Lost", string.Join(' ', run.WithoutSupervisor().Jobs.Select(job => job.Status)));
            JobState ended = run.After(new RunEvent.JobCancelled(Noon.AddSeconds(4), 0, StopReason.Requested)).Jobs[0];
            Assert.AreEqual((JobStatus.Cancelled, "cancelled", Noon, Noon.AddSeconds(4)), (ended.Status, ended.Reason, ended.StartedAt, ended.FinishedAt));
        }
    }

    [TestMethod]
    public void A_job_that_ended_started_even_if_the_line_of_its_start_is_missing()
    {
        RunState run = Fresh.After(new RunEvent.JobStarting(Noon, 0)).After(new RunEvent.JobFinished(Noon.AddSeconds(2), 0, ExitReport.Exited(0), null, TimeSpan.FromSeconds(2)));
        Assert.AreEqual((JobStatus.Completed, Noon), (run.Jobs[0].Status, run.Jobs[0].StartedAt));
    }

    [TestMethod]
    public void A_removal_is_remembered()
    {
        var removal = new RunEvent.WorktreeRemoved(Noon, FolderFate.Left, "/w", "one file");
        Assert.AreEqual(removal, Fresh.After(removal).Removal);
    }

    [TestMethod]
    public void Without_its_supervisor_what_had_not_ended_is_lost()
    {
        RunState run = RunState.From(
            Plans.Of(JobOrder.Parallel, Plans.Job("done"), Plans.Job("running"), Plans.Job("announced"), Plans.Job("queued")),
            [new RunEvent.JobSkipped(Noon, 0, "x"), new RunEvent.JobStarted(Noon, 1, Process), new RunEvent.JobStarting(Noon, 2)]).WithoutSupervisor();
        Assert.AreEqual("Skipped Lost Lost Lost", string.Join(' ', run.Jobs.Select(job => job.Status)));
        Assert.AreEqual("its supervisor ended without a word about it", run.Jobs[1].Reason);
        Assert.AreEqual("its supervisor ended without a word about it", run.Jobs[2].Reason);
        Assert.AreEqual("its supervisor ended before starting it", run.Jobs[3].Reason);
    }

    [TestMethod]
    public void Any_events_in_any_order_give_a_state_and_no_end_is_undone()
    {
        var random = new Random(3);
        RunEvent[] events = [.. JournalJsonTests.Everything.Select(pair => pair.Happened)];
        for (int round = 0; round < 500; round++)
        {
            RunState run = RunState.Initial(Plans.Of(JobOrder.Parallel, [.. Enumerable.Range(0, 6).Select(job => Plans.Job($"{job}"))]));
            for (int step = 0; step < 30; step++)
            {
                RunState next = run.After(events[random.Next(events.Length)]);
                Assert.IsTrue(run.Jobs.Zip(next.Jobs).All(pair => !pair.First.Status.IsFinal() || pair.First == pair.Second));
                run = next;
            }
        }
    }
}
