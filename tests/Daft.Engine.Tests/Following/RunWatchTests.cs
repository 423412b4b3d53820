using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Following;

/// <summary>A stand-in that does nothing holds the run's lock; the test itself writes the journal.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RunWatchTests : RunTest
{
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _moment = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(300);
    private static readonly DateTimeOffset _noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private ProcessIdentity _standIn;

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_wakes_when_the_journal_grows()
    {
        RunFolder run = StartStandIn();
        Confirm(run);
        using RunWatch watch = Watch(run);
        Assert.AreEqual(WatchOutcome.Changed, WaitWhile(watch, () =>
            Append(run, new RunEvent.JobStarting(_noon, 0), new RunEvent.JobStarted(_noon, 0, new ProcessIdentity(2, 3)))));
        while (watch.Current.State.Jobs[0].Status != JobStatus.Running)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        EndStandIn(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_was_written_before_it_looked_is_seen_without_waiting()
    {
        RunFolder run = StartStandIn();
        RunSnapshot early = Read(run);
        Confirm(run);
        using var watch = new RunWatch(Linux, early, TimeProvider.System, catchSignals: false);
        Assert.IsNotNull(watch.Current.State.StartedAt);
        EndStandIn(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow(true, DisplayName = "one that the caller knows")]
    [DataRow(false, DisplayName = "one that the journal names")]
    public void It_wakes_when_the_supervisor_dies(bool known)
    {
        RunFolder run = StartStandIn();
        if (!known)
            Confirm(run);
        using RunWatch watch = Watch(run, known ? _standIn : null);
        AssertOver(watch, WaitWhile(watch, () => Linux.Processes.Signal(_standIn, ProcessSignal.Kill)));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_supervisor_that_dies_before_it_said_who_it_is_is_missed_all_the_same()
    {
        RunFolder run = StartStandIn();
        using RunWatch watch = Watch(run);
        AssertOver(watch, WaitWhile(watch, () => Linux.Processes.Signal(_standIn, ProcessSignal.Kill)));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow(true)]
    [DataRow(false)]
    public void It_does_not_return_before_its_limit(bool confirmed)
    {
        RunFolder run = StartStandIn();
        if (confirmed)
            Confirm(run);
        using RunWatch watch = Watch(run);
        Directory.CreateDirectory(Path.Combine(run.ControlPath, "unrelated"));
        File.WriteAllText(run.SupervisorLogPath, "unrelated\n");
        long start = Stopwatch.GetTimestamp();
        Assert.AreEqual(WatchOutcome.TimedOut, watch.Wait(_short));
        Assert.IsGreaterThanOrEqualTo(_short, Stopwatch.GetElapsedTime(start));
        Assert.AreEqual(WatchOutcome.TimedOut, watch.Wait(TimeSpan.Zero));
        EndStandIn(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_run_that_is_over_is_not_waited_for()
    {
        RunFolder run = StartStandIn();
        Confirm(run);
        Append(run, new RunEvent.RunFinished(_noon));
        using RunWatch finished = Watch(run);
        Assert.AreEqual(WatchOutcome.Changed, finished.Wait(limit: null));
        EndStandIn(run);
        using RunWatch lost = Watch(run);
        Assert.AreEqual(WatchOutcome.Changed, lost.Wait(limit: null));
        Assert.AreEqual(WatchOutcome.Changed, lost.Wait(limit: null));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_wakes_when_a_watched_log_grows()
    {
        RunFolder run = StartStandIn();
        Confirm(run);
        string log = Path.Combine(run.Path, "a.log");
        File.WriteAllText(log, "");
        using RunWatch watch = Watch(run);
        watch.WatchLog(log);
        Assert.AreEqual(WatchOutcome.Changed, WaitWhile(watch, () => File.AppendAllText(log, "more\n")));
        EndStandIn(run);
    }

    /// <summary>A journal that is not there yet cannot be watched, no more than any where inotify is used up.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Where_the_system_cannot_tell_it_looks()
    {
        RunFolder run = StartStandIn();
        File.Delete(run.JournalPath);
        using RunWatch watch = Watch(run, _standIn);
        Assert.AreEqual(WatchOutcome.Changed, WaitWhile(watch, () => Confirm(run)));
        while (watch.Current.State.StartedAt is null)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        EndStandIn(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_log_that_cannot_be_watched_is_looked_at()
    {
        RunFolder run = StartStandIn();
        Confirm(run);
        using RunWatch watch = Watch(run);
        watch.WatchLog(Path.Combine(run.Path, "a.log"));
        Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        EndStandIn(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Twenty_watches_on_one_run_all_hear_of_its_end()
    {
        RunFolder run = StartStandIn();
        Confirm(run);
        RunWatch[] watches = [.. Enumerable.Range(0, 20).Select(_ => Watch(run))];
        Start($"sleep 0.2; cat '{Line(new RunEvent.RunFinished(_noon))}' >>'{run.JournalPath}'");
        WatchOutcome[] outcomes = [.. watches.AsParallel().WithDegreeOfParallelism(watches.Length).Select(watch => watch.Wait(_long))];
        Assert.IsTrue(outcomes.All(outcome => outcome == WatchOutcome.Changed));
        foreach (RunWatch watch in watches)
        {
            Assert.IsTrue(watch.Current.IsOver);
            watch.Dispose();
        }

        EndStandIn(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_signal_to_this_process_interrupts_it_and_not_the_run()
    {
        RunFolder run = StartStandIn();
        Confirm(run);
        using var watch = new RunWatch(Linux, Read(run), TimeProvider.System, catchSignals: true);
        Start($"kill -HUP {Environment.ProcessId}");
        Assert.AreEqual(WatchOutcome.Interrupted, watch.Wait(_long));
        Assert.AreEqual(TerminationSignal.HangUp, watch.Signal);
        Assert.IsFalse(watch.Current.IsOver);
        EndStandIn(run);
    }

    private RunFolder StartStandIn()
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        _standIn = Start("exec sleep 600", holding: created);
        created.Lock.Dispose();
        return created.Folder;
    }

    private void EndStandIn(RunFolder run)
    {
        Linux.Processes.Signal(_standIn, ProcessSignal.Kill);
        WaitFor(() => !Linux.Files.IsLocked(run.LockPath), "the end of the stand-in");
    }

    private void Confirm(RunFolder run) => Append(run, new RunEvent.RunStarted(_noon, _standIn, Linux.BootId, "0"));

    private static void Append(RunFolder run, params RunEvent[] events)
    {
        using var journal = new Journal(run);
        foreach (RunEvent happened in events)
            journal.Append(happened);
    }

    private RunWatch Watch(RunFolder run, ProcessIdentity? supervisor = null) =>
        new(Linux, Read(run), TimeProvider.System, catchSignals: false, supervisor);

    /// <summary>Begins to wait, and a moment later something happens; it must be told in either order.</summary>
    private static WatchOutcome WaitWhile(RunWatch watch, Action happens)
    {
        using var happening = new Timer(_ => happens(), null, _moment, Timeout.InfiniteTimeSpan);
        return watch.Wait(_long);
    }

    private string Line(RunEvent happened)
    {
        string path = Sandbox.PathOf("line");
        File.WriteAllBytes(path, JournalJson.WriteLine(happened));
        return path;
    }

    private static void AssertOver(RunWatch watch, WatchOutcome outcome)
    {
        Assert.AreEqual(WatchOutcome.Changed, outcome);
        while (!watch.Current.IsOver)
            Assert.AreEqual(WatchOutcome.Changed, watch.Wait(_long));
        AssertStatuses(watch.Current, JobStatus.Lost);
    }
}
