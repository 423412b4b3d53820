using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Launching;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RunLauncherTests : RunTest
{
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(20);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void From_the_moment_it_is_launched_a_run_is_supervised()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("up", "go"))));
        Assert.IsTrue(Linux.Files.IsLocked(run.LockPath));
        WaitUntilSaid("up");
        Assert.IsTrue(Read(run).IsSupervised);
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void The_supervisor_owes_its_caller_nothing()
    {
        RunFolder run = Launch(Plan(Job("a", SayAndAwait("up", "go"))), out ProcessIdentity supervisor);
        WaitUntilSaid("up");
        Assert.AreEqual(supervisor.Pid, ProcFiles.FindStatus(supervisor.Pid)?.Session);
        Assert.AreEqual("/", ProcFiles.WorkingDirectory(supervisor.Pid));
        Assert.AreEqual("/dev/null", DescriptorOf(supervisor, 0));
        Assert.AreEqual(run.SupervisorLogPath, DescriptorOf(supervisor, 1));
        Assert.AreEqual(run.SupervisorLogPath, DescriptorOf(supervisor, 2));
        Assert.AreEqual(run.LockPath, DescriptorOf(supervisor, 3));
        Assert.AreEqual(supervisor, Read(run).State.Supervisor);
        Release("go");
        EndOf(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_watch_follows_it_to_its_end()
    {
        var launcher = new RunLauncher(Linux, Daft, TimeProvider.System);
        LaunchedRun launched = launcher.Launch(Plan(Job("a", "true"), Job("b", "true", 0)), Sandbox.Variables);
        using RunWatch watch = launcher.Watch(launched, waitsForJobs: true);
        while (!watch.Current.IsOver)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        AssertStatuses(watch.Current, JobStatus.Completed, JobStatus.Completed);
        EndOf(launched.Run.Folder);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Whoever_waits_for_no_job_hears_when_the_supervisor_holds_the_run()
    {
        var launcher = new RunLauncher(Linux, Daft, TimeProvider.System);
        LaunchedRun launched = launcher.Launch(Plan(Job("a", SayAndAwait("up", "go"))), Sandbox.Variables);
        using IStartSignal? signal = launched.Signal;
        Assert.IsNotNull(signal);
        using RunWatch watch = launcher.Watch(launched, waitsForJobs: false);
        Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        Assert.AreEqual(launched.Supervisor, watch.Current.State.Supervisor);
        WaitUntilSaid("up");
        Release("go");
        while (!watch.Current.IsOver)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        EndOf(launched.Run.Folder);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_supervisor_that_dies_before_it_tells_is_not_waited_for()
    {
        var launcher = new RunLauncher(Linux, "/bin/false", TimeProvider.System);
        LaunchedRun launched = launcher.Launch(Plan(Job("a", Say("a"))), Sandbox.Variables);
        using IStartSignal? signal = launched.Signal;
        using RunWatch watch = launcher.Watch(launched, waitsForJobs: false);
        while (!watch.Current.IsOver)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        AssertStatuses(watch.Current, JobStatus.Lost);
        Linux.Processes.Reap(launched.Supervisor);
    }

    [TestMethod]
    public void An_executable_that_is_gone_is_told_and_the_run_is_lost()
    {
        var launcher = new RunLauncher(Linux, "/no/such/daft", TimeProvider.System);
        var refused = Assert.ThrowsExactly<DaftException>(() => launcher.Launch(Plan(Job("a", Say("a"))), Sandbox.Variables));
        Assert.Contains("/no/such/daft", refused.Message);
        AssertStatuses(Read(Store.List().Single()), JobStatus.Lost);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_supervisor_that_dies_at_once_leaves_a_lost_run_and_nobody_waiting()
    {
        var launcher = new RunLauncher(Linux, "/bin/false", TimeProvider.System);
        LaunchedRun launched = launcher.Launch(Plan(Job("a", Say("a"))), Sandbox.Variables);
        using RunWatch watch = launcher.Watch(launched, waitsForJobs: true);
        while (!watch.Current.IsOver)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        AssertStatuses(watch.Current, JobStatus.Lost);
        Linux.Processes.Reap(launched.Supervisor);
    }

    private static string? DescriptorOf(ProcessIdentity process, int descriptor) =>
        new FileInfo($"/proc/{process.Pid}/fd/{descriptor}").LinkTarget;
}
