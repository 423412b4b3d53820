using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Slots;
using Daft.Engine.Platform;
using Daft.Engine.Slots;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>Runs that share one slot. Each test ends with an empty line.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class SlotTests : RunTest
{
    private int _plans;

    private string Line => Path.Combine(Sandbox.Variables["HOME"], "run", "slots");

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_heavy_job_waits_for_the_slot_in_the_order_of_the_requests()
    {
        RunFolder first = Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        RunFolder[] others = [.. new[] { "a", "b", "c" }.Select((name, number) => Waiting(One(name, $"echo {name} >>\"$SIGNALS/order\""), number + 2))];
        CollectionAssert.AreEqual(new int?[] { null, 1, 2, 3 }, new[] { first }.Concat(others).Select(FindPlace).ToArray());

        Release("go");
        foreach (RunFolder run in others)
            AssertStatuses(EndOf(run), JobStatus.Completed);
        Assert.AreEqual("a\nb\nc\n", File.ReadAllText(Path.Combine(Sandbox.Variables["SIGNALS"], "order")));
        AssertEmpty();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Light_jobs_and_what_the_foreground_waits_for_do_not_wait()
    {
        Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        RunFolder run = Launch(Limited(
            Background("light", Say("light")) with { IsLight = true },
            Background("needed", "true"),
            Job("foreground", Say("foreground"), 1),
            Background("heavy", Say("heavy"), 2)));
        WaitUntilSaid("light");
        WaitUntilSaid("foreground");
        WaitFor(() => Directory.GetFiles(Line).Length == 2, "the heavy job in the line");
        Assert.IsFalse(IsSaid("heavy"));
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Completed, JobStatus.Completed, JobStatus.Completed);
        AssertEmpty();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void One_run_takes_no_more_slots_at_a_time_than_there_are()
    {
        RunPlan plan = Limited(Background("a", SayAndAwait("a", "go")), Background("b", SayAndAwait("b", "go")), Background("c", Say("c")));
        RunFolder run = Launch(plan with { Slots = new SlotRule(Line, 2) });
        WaitUntilSaid("a");
        WaitUntilSaid("b");
        WaitFor(() => Directory.GetFiles(Line).Length == 3, "the third job in the line");
        Assert.AreEqual(JobStatus.Queued, Read(run).State.Jobs[2].Status);
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed, JobStatus.Completed, JobStatus.Completed);
        AssertEmpty();
    }

    /// <summary>Far sooner than the next look that comes round in any case.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_supervisor_that_is_killed_frees_its_slot_at_once()
    {
        RunFolder first = Launch(One("first", SayAndAwait("up", "go")), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        RunFolder second = Waiting(One("second", Say("second")), 2);
        long start = Stopwatch.GetTimestamp();
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitUntilSaid("second");
        Assert.IsLessThan(TimeSpan.FromSeconds(4), Stopwatch.GetElapsedTime(start));
        AssertStatuses(EndOf(second), JobStatus.Completed);
        AssertStatuses(Read(first), JobStatus.Lost);
        Release("go");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_supervisor_that_is_killed_while_it_waits_is_in_nobodys_way()
    {
        Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        Launch(One("second", Say("second")), out ProcessIdentity supervisor);
        WaitFor(() => Directory.GetFiles(Line).Length == 2, "the second in the line");
        RunFolder third = Waiting(One("third", "true"), 3);
        Linux.Processes.Signal(supervisor, ProcessSignal.Kill);
        WaitFor(() => FindPlace(third) == 1, "the third to move up");
        Release("go");
        AssertStatuses(EndOf(third), JobStatus.Completed);
        Assert.IsFalse(IsSaid("second"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_queued_job_that_is_cancelled_leaves_the_line_and_never_starts()
    {
        Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        RunFolder second = Waiting(One("second", Say("second")), 2);
        ControlRequest.Drop(second, new ControlRequest.CancelJob(0));
        AssertStatuses(EndOf(second), JobStatus.Cancelled);
        Assert.HasCount(1, Directory.GetFiles(Line));
        Release("go");
        WaitFor(() => Directory.GetFiles(Line).Length == 0, "the end of the first");
        Assert.IsFalse(IsSaid("second"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_queued_job_of_a_worktree_that_is_removed_leaves_the_line_and_never_starts()
    {
        string other = AddMarkedWorktree("other");
        Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        RunFolder second = Waiting(One("second", Say("second")) with { Worktree = Identify(other) }, 2);
        Sandbox.Git(Repository, "worktree", "remove", other);
        RunSnapshot end = EndOf(second);
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.AreEqual("its worktree was removed", end.State.Jobs[0].Reason);
        Assert.HasCount(1, Directory.GetFiles(Line));
        Release("go");
        WaitFor(() => Directory.GetFiles(Line).Length == 0, "the end of the first");
        Assert.IsFalse(IsSaid("second"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void The_time_limit_of_a_job_begins_when_it_starts()
    {
        Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        TimeSpan limit = TimeSpan.FromSeconds(2);
        RunPlan plan = Limited(Background("second", "true") with { Timeout = limit });
        RunFolder second = Waiting(plan, 2);
        long start = Stopwatch.GetTimestamp();
        WaitFor(() => Stopwatch.GetElapsedTime(start) > limit + TimeSpan.FromMilliseconds(500), "more time than the job has");
        Assert.AreEqual(JobStatus.Queued, Read(second).State.Jobs[0].Status);
        Release("go");
        AssertStatuses(EndOf(second), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Where_the_line_cannot_be_used_jobs_start_without_and_it_is_said_once()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Line)!);
        File.WriteAllText(Line, "no folder");
        RunFolder run = Launch(Limited(Background("a", SayAndAwait("a", "go")), Background("b", SayAndAwait("b", "go"))));
        WaitUntilSaid("a");
        WaitUntilSaid("b");
        Release("go");
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Completed, JobStatus.Completed);
        StringAssert.StartsWith(end.State.SlotsMissing, $"'{Line}' cannot be used", StringComparison.Ordinal);
        Assert.HasCount(1, File.ReadAllLines(run.SupervisorLogPath));
        Assert.HasCount(1, Journal.Read(run).OfType<RunEvent.SlotsMissing>().ToArray());
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_line_that_is_deleted_holds_nobody_up()
    {
        Launch(One("first", SayAndAwait("up", "go")));
        WaitUntilSaid("up");
        RunFolder second = Waiting(One("second", "true"), 2);
        Directory.Delete(Line, recursive: true);
        AssertStatuses(EndOf(second), JobStatus.Completed);
        Release("go");
    }

    private static PlannedJob Background(string name, string command, params int[] needs) => Job(name, command, needs) with { Background = true };

    private RunPlan One(string name, string command) => Limited(Background(name, command));

    /// <summary>Each of a hook of its own: a newer run of the same one would take the place of the older.</summary>
    private RunPlan Limited(params PlannedJob[] jobs) => Plan(jobs) with { Slots = new SlotRule(Line, 1), Hook = $"hook-{++_plans}" };

    /// <summary>Launches a run whose job has to wait, and waits until it stands in the line.</summary>
    private RunFolder Waiting(RunPlan plan, int line)
    {
        RunFolder run = Launch(plan);
        WaitFor(() => Directory.GetFiles(Line).Length == line, $"{line} in the line");
        WaitFor(() => FindPlace(run) is not null, "a place in the line");
        return run;
    }

    private int? FindPlace(RunFolder run)
    {
        RunSnapshot snapshot = Read(run);
        return new SlotPlaces(Linux.Files).Find(snapshot, snapshot.State.Jobs[0]);
    }

    private void AssertEmpty()
    {
        WaitFor(() => Directory.GetFiles(Line).Length == 0, "the end of the line");
        Assert.IsEmpty(Directory.GetFiles(Path.GetDirectoryName(Line)!));
    }
}
