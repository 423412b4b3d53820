using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Launching;

/// <summary>A supervisor that is started before it is known what it will have to do.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class EarlyStartTests : RunTest
{
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(20);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_waits_for_the_plan_and_supervises_the_run()
    {
        var launcher = new RunLauncher(Linux, Daft, TimeProvider.System);
        using EarlyStart? early = launcher.TryStartEarly(CommonDirectory, Sandbox.Variables);
        Assert.IsNotNull(early);
        Assert.IsEmpty(Store.List());
        Assert.IsTrue(Linux.Files.IsLocked(Store.ListHidden().Single().LockPath));

        RunPlan plan = Plan(Job("a", SayAndAwait("up", "go"))) with { RunId = early.Stamp.RunId };
        LaunchedRun launched = launcher.Launch(plan, Sandbox.Variables, early);
        using IStartSignal? signal = launched.Signal;
        using RunWatch watch = launcher.Watch(launched, waitsForJobs: false);
        Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        Assert.AreEqual(launched.Supervisor, watch.Current.State.Supervisor);
        WaitUntilSaid("up");
        Assert.AreEqual(launched.Run.Folder.SupervisorLogPath, new FileInfo($"/proc/{launched.Supervisor.Pid}/fd/1").LinkTarget);
        Release("go");
        AssertStatuses(EndOf(launched.Run.Folder), JobStatus.Completed);
        Assert.IsEmpty(Store.ListHidden());
        Linux.Processes.Reap(launched.Supervisor);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Without_a_plan_it_is_gone_without_a_trace()
    {
        using (EarlyStart? early = new RunLauncher(Linux, Daft, TimeProvider.System).TryStartEarly(CommonDirectory, Sandbox.Variables))
            Assert.IsNotNull(early);
        Assert.IsEmpty(Directory.GetFileSystemEntries(Store.RunsPath));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void One_that_dies_before_its_plan_leaves_a_lost_run_and_nobody_waiting()
    {
        var launcher = new RunLauncher(Linux, "/bin/false", TimeProvider.System);
        using EarlyStart? early = launcher.TryStartEarly(CommonDirectory, Sandbox.Variables);
        Assert.IsNotNull(early);
        LaunchedRun launched = launcher.Launch(Plan(Job("a", Say("a"))) with { RunId = early.Stamp.RunId }, Sandbox.Variables, early);
        using IStartSignal? signal = launched.Signal;
        using RunWatch watch = launcher.Watch(launched, waitsForJobs: false);
        while (!watch.Current.IsOver)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        AssertStatuses(watch.Current, JobStatus.Lost);
        Linux.Processes.Reap(launched.Supervisor);
    }

    /// <summary>As after a hook that was killed; of somebody else's file it knows nothing, and leaves it with its folder.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow(false)]
    [DataRow(true)]
    public void Whose_hook_is_gone_takes_along_what_daft_put_there(bool hasStranger)
    {
        UnfinishedRun run = Store.Begin(Plan(Job("a", "true")).RunId);
        string hidden = Store.ListHidden().Single().Path;
        if (hasStranger)
            File.WriteAllText(Path.Combine(hidden, "stranger"), "");
        // It has no line to whoever started it, which is the same as one that has ended.
        Start($"exec '{Daft}' __supervise '{run.Folder.Path}' --wait </dev/null 4</dev/null");
        WaitFor(() => !File.Exists(Path.Combine(hidden, "supervisor.lock")) && Directory.Exists(hidden) == hasStranger, "the end of the folder");
        CollectionAssert.AreEqual(hasStranger ? new[] { Path.Combine(hidden, "stranger") } : [], hasStranger ? Directory.GetFileSystemEntries(hidden) : []);
        run.Dispose();
    }

    [TestMethod]
    public void Where_it_cannot_be_started_it_is_not_and_leaves_nothing()
    {
        Assert.IsNull(new RunLauncher(Linux, "/no/such/daft", TimeProvider.System).TryStartEarly(CommonDirectory, Sandbox.Variables));
        Assert.IsEmpty(Directory.GetFileSystemEntries(Store.RunsPath));
    }

    [TestMethod]
    public void Where_nothing_can_be_written_it_is_not_started() =>
        Assert.IsNull(new RunLauncher(Linux, Daft, TimeProvider.System).TryStartEarly("/proc/self/fdinfo", Sandbox.Variables));
}
