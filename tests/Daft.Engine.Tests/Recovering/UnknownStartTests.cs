using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Engine.Platform.Unix;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Recovering;

/// <summary>A child whose <c>/proc/PID/stat</c> could not be read when it was spawned (no descriptor was free): its start time is unknown.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class UnknownStartTests : RunTest
{
    private readonly PosixSpawner _spawner = new(new LinuxSpawnDialect(), _ => null);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_runs_until_it_has_ended_and_its_end_is_told_with_its_status()
    {
        ProcessIdentity child = Spawn($"{Say("up")}; {Await("go")}; exit 7");
        using IEventQueue events = Linux.CreateEventQueue();
        events.WatchEnd(child);
        WaitUntilSaid("up");

        Assert.IsFalse(child.IsProvable);
        Assert.IsTrue(Linux.Processes.IsRunning(child));
        Assert.IsEmpty(events.Wait(TimeSpan.FromMilliseconds(600)), "its end was told while it ran");
        Release("go");
        Assert.AreEqual(new PlatformEvent.ProcessEnded(child), events.Wait(TimeSpan.FromSeconds(20)).Single());
        Assert.AreEqual(ExitReport.Exited(7), Linux.Processes.PeekExit(child));
        Assert.IsFalse(Linux.Processes.IsRunning(child));
        Linux.Processes.Reap(child);
        Assert.IsFalse(Linux.Processes.IsRunning(child));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_can_be_stopped_while_it_is_our_child()
    {
        ProcessIdentity child = Spawn($"{Say("up")}; {Await("never")}");
        WaitUntilSaid("up");
        Linux.Processes.Signal(child, ProcessSignal.Kill);
        WaitFor(() => Linux.Processes.PeekExit(child) is not null, "its end");
        Linux.Processes.Reap(child);
    }

    private ProcessIdentity Spawn(string script)
    {
        SpawnResult result = _spawner.Spawn(new SpawnRequest
        {
            Executable = Linux.FindShell(),
            Arguments = ["-c", script],
            Environment = Sandbox.Variables,
            WorkingDirectory = "/",
            OutputPath = Sandbox.PathOf("output"),
        });
        return ((SpawnResult.Started)result).Process;
    }
}
