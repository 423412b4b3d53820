using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Git;
using Daft.Engine.Notices;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Notices;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class FailureNoticeTests : RunTest
{
    private string Flag => Path.Combine(AdministrativeFolder, "daft-notice");

    private void Show(RunSnapshot run, int job)
    {
        using var watch = new RunWatch(Linux, run, TimeProvider.System, catchSignals: false);
        watch.MarkSeen(job);
    }

    private NoticeBoard Board => NoticeBoard.Of(Sandbox.Layout(Worktree), Linux.Files);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_failure_is_told_once_and_then_nothing_is_left_to_look_for()
    {
        RunToTheEnd(Plan(Job("good", "true"), Job("bad", "exit 3")));
        Assert.IsTrue(File.Exists(Flag));

        JobState told = Board.TakeAll().Single();

        Assert.AreEqual(("bad", JobStatus.Failed, 3), (told.Job.Name, told.Status, told.Exit?.Status));
        Assert.IsFalse(File.Exists(Flag));
        Assert.IsEmpty(Board.TakeAll());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_completed_was_cancelled_skipped_or_blocked_is_no_failure_of_its_own()
    {
        RunFolder run = Launch(Plan(Job("good", "true"), Job("stopped", SayAndAwait("up", "never")), Job("skipped", "true") with { SkipReason = "x" }));
        WaitUntilSaid("up");
        ControlRequest.Drop(run, new ControlRequest.CancelAll());
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Cancelled, JobStatus.Skipped);
        Assert.IsFalse(File.Exists(Flag));

        RunToTheEnd(Plan(Job("bad", "exit 3"), Job("behind", "true", 0)));
        Assert.AreEqual("bad", Board.TakeAll().Single().Job.Name);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_could_not_start_or_ran_out_of_time_has_failed()
    {
        RunToTheEnd(Plan(Job("nowhere", "true") with { Root = "missing" }, Job("slow", "sleep 60") with { Timeout = TimeSpan.FromMilliseconds(50) }));

        CollectionAssert.AreEquivalent(new[] { "nowhere", "slow" }, Board.TakeAll().Select(job => job.Job.Name).ToArray());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Of_many_who_come_at_once_each_failure_goes_to_one()
    {
        RunToTheEnd(Plan([.. Enumerable.Range(0, 20).Select(number => Job($"bad-{number}", "exit 1"))]));
        using var start = new Barrier(8);
        Task<IReadOnlyList<JobState>>[] takers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait();
            return NoticeBoard.Of(Sandbox.Layout(Worktree), Linux.Files).TakeAll();
        }))];
        Task.WaitAll(takers, Cancellation);
        string[] told = [.. takers.SelectMany(taker => taker.Result).Concat(Board.TakeAll()).Select(job => job.Job.Name)];

        Assert.HasCount(20, told);
        Assert.HasCount(20, told.Distinct().ToArray());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_a_follower_has_shown_is_not_told_again_and_the_rest_is()
    {
        RunSnapshot run = RunToTheEnd(Plan(Job("one", "exit 1"), Job("two", "exit 1")));

        Show(run, 0);

        Assert.IsTrue(File.Exists(Flag), "there is another one to tell");
        Show(run, 1);
        Assert.IsFalse(File.Exists(Flag));
        Assert.IsEmpty(Board.TakeAll());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Who_reads_of_the_failure_in_the_journal_finds_it_untold()
    {
        RunFolder run = Launch(Plan(Job("bad", "exit 1"), Job("long", Await("go"))));
        WaitFor(() => Read(run).State.Jobs[0].Status == JobStatus.Failed, "the failure");

        Assert.IsTrue(FailureNotice.IsUnseen(run, 0) && File.Exists(Flag));
        Assert.AreEqual("bad", Board.TakeAll().Single().Job.Name);
        Release("go");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_later_worktree_of_the_same_name_has_nothing_to_tell()
    {
        RunToTheEnd(Plan(Job("bad", "exit 1")));
        Sandbox.Git(Repository, "worktree", "remove", Worktree);
        AddMarkedWorktree("feature");
        File.WriteAllBytes(Flag, []);

        Assert.IsEmpty(Board.TakeAll());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_a_killed_supervisor_left_is_told_once_and_nothing_while_it_lives()
    {
        RunFolder run = Launch(Plan(Job("bad", "exit 3"), Job("long", SayAndAwait("up", "go")), Job("behind", "true", 1)), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        WaitFor(() => Read(run).State.Jobs[0].Status == JobStatus.Failed, "the failure");
        Assert.AreEqual("bad", Board.TakeAll().Single().Job.Name);
        Assert.IsEmpty(Board.TakeAll());
        Assert.IsTrue(File.Exists(Flag), "a supervisor is at work");

        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => !Linux.Files.IsLocked(run.LockPath), "the supervisor's end");

        CollectionAssert.AreEqual(new[] { "long", "behind" }, Board.TakeAll().Select(job => job.Job.Name).ToArray());
        Assert.IsEmpty(Board.TakeAll());
        Assert.IsFalse(File.Exists(Flag));
        Release("go");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void In_the_main_worktree_too()
    {
        WorktreeLayout layout = Sandbox.Layout(Repository);
        RunToTheEnd(Plan(Job("bad", "exit 1")) with { Worktree = Identify(Repository) });

        Assert.IsTrue(File.Exists(Path.Combine(CommonDirectory, "daft-notice")));
        Assert.IsFalse(Board.HasFlag);
        Assert.HasCount(1, NoticeBoard.Of(layout, Linux.Files).TakeAll());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_fails_because_its_worktree_goes_leaves_no_file_where_git_deletes()
    {
        RunFolder run = Launch(Plan(Job("fails", $"{SayAndAwait("up", "go")}; exit 1")));
        WaitUntilSaid("up");
        // As git leaves it in the middle of a removal: the worktree's own .git is gone, its administrative folder not yet.
        string dotGit = Path.Combine(Worktree, ".git");
        File.Move(dotGit, Sandbox.PathOf("dot-git"));
        Release("go");
        EndOf(run);

        Assert.IsFalse(File.Exists(Flag));
    }
}
