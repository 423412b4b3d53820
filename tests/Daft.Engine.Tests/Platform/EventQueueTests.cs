using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Tests.Platform;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class EventQueueTests : PlatformTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    [TestMethod]
    public void The_end_of_a_child_is_told_once_even_when_asked_for_twice()
    {
        using var queue = System.CreateEventQueue();
        var job = Start("read line <nothing; sleep 0.2");
        queue.WatchEnd(job);
        queue.WatchEnd(job);
        Assert.AreEqual(new PlatformEvent.ProcessEnded(job), queue.Wait(TimeSpan.FromSeconds(20)).Single());
        Assert.AreEqual(ExitReport.Exited(0), Processes.PeekExit(job));
        Assert.IsEmpty(queue.Wait(Soon));
    }

    [TestMethod]
    public void The_end_of_a_stranger_is_told()
    {
        using var queue = System.CreateEventQueue();
        Start("sh -c 'echo $$ >inner.tmp; mv inner.tmp inner; sleep 60; :' & wait");
        var stranger = Announced("inner");
        queue.WatchEnd(stranger);
        Assert.IsEmpty(queue.Wait(TimeSpan.FromMilliseconds(20)));
        Processes.Signal(stranger, ProcessSignal.Kill);
        WaitForAll(queue, new PlatformEvent.ProcessEnded(stranger));
    }

    [TestMethod]
    public void What_is_gone_already_is_told_at_once()
    {
        using var queue = System.CreateEventQueue();
        var zombie = Start("exit 0");
        EndOf(zombie);
        var reaped = Start("exit 0");
        EndOf(reaped);
        Processes.Reap(reaped);
        var another = Processes.Find(Environment.ProcessId)!.Value with { StartTime = 1 };
        queue.WatchEnd(zombie);
        queue.WatchEnd(reaped);
        queue.WatchEnd(another);
        var told = queue.Wait(TimeSpan.Zero);
        Assert.AreEqual(3, told.Count);
        Assert.Contains(new PlatformEvent.ProcessEnded(another), told);
    }

    [TestMethod]
    public void Many_ends_at_once_are_all_told()
    {
        using var queue = System.CreateEventQueue();
        var jobs = Enumerable.Range(0, 100).Select(_ => Start("read line <nothing; sleep 0.3")).ToList();
        jobs.ForEach(queue.WatchEnd);
        WaitForAll(queue, jobs.Select(job => new PlatformEvent.ProcessEnded(job)));
    }

    [TestMethod]
    public void A_wait_ends_at_its_time_and_not_before()
    {
        using var queue = System.CreateEventQueue();
        foreach (double milliseconds in (double[])[0, 0.4, 1, 20, 150])
        {
            long start = Stopwatch.GetTimestamp();
            Assert.IsEmpty(queue.Wait(TimeSpan.FromMilliseconds(milliseconds)));
            var took = Stopwatch.GetElapsedTime(start);
            Assert.IsGreaterThanOrEqualTo(milliseconds, took.TotalMilliseconds);
            Assert.IsLessThan(milliseconds + 2000, took.TotalMilliseconds);
        }
    }

    [TestMethod]
    [Timeout(30_000)]
    public async Task Another_thread_wakes_an_endless_wait()
    {
        using var queue = System.CreateEventQueue();
        var waiting = Task.Run(() => queue.Wait(null));
        queue.Wake();
        Assert.IsEmpty(await waiting);
        Assert.IsEmpty(queue.Wait(TimeSpan.Zero));
    }

    [TestMethod]
    public void Waking_a_queue_that_is_gone_harms_nothing()
    {
        var queue = System.CreateEventQueue();
        queue.Dispose();
        using var file = File.Create(PathOf("next"));
        queue.Wake();
        Assert.AreEqual(0, new FileInfo(PathOf("next")).Length);
    }

    [TestMethod]
    [DoNotParallelize]
    public void Signals_to_end_are_told_instead()
    {
        using var queue = System.CreateEventQueue();
        queue.CatchSignals();
        queue.CatchSignals();
        _ = Libc.Kill(Environment.ProcessId, 15);
        WaitForAll(queue, new PlatformEvent.Signalled(TerminationSignal.Terminate));
        if (IgnoresHangUp())
            return;
        _ = Libc.Kill(Environment.ProcessId, 1);
        WaitForAll(queue, new PlatformEvent.Signalled(TerminationSignal.HangUp));
    }

    /// <summary>Under nohup(1), which asks that nothing in here hear of it.</summary>
    private static bool IgnoresHangUp()
    {
        string ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 1) != 0;
    }
}
