using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Recovering;

/// <summary>The supervisor died after it had spawned a job and before its journal had the number: only the log tells whose process it is.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class UnrecordedStartTests : RunTest
{
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Its_process_is_found_by_the_log_and_is_gone_when_it_has_ended()
    {
        RunFolder folder = Announce();
        ProcessIdentity child = Spawn(folder, $"{Say("up")}; {Await("go")}");
        WaitUntilSaid("up");

        JobState alive = new RunReader(Linux.Files, new Survivors(Linux)).TryRead(folder)!.State.Jobs[0];
        Assert.AreEqual((JobStatus.Lost, true, child), (alive.Status, alive.LivesOn, alive.Process));

        Release("go");
        WaitFor(() => Linux.Processes.PeekExit(child) is not null, "its end");
        Linux.Processes.Reap(child);
        JobState gone = new RunReader(Linux.Files, new Survivors(Linux)).TryRead(folder)!.State.Jobs[0];
        Assert.AreEqual((JobStatus.Lost, false, null), (gone.Status, gone.LivesOn, gone.Process));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Whoever_writes_elsewhere_is_none_of_it()
    {
        RunFolder folder = Announce();
        ProcessIdentity child = Spawn(folder, $"{Say("up")}; {Await("go")}", elsewhere: true);
        WaitUntilSaid("up");

        Assert.IsFalse(new RunReader(Linux.Files, new Survivors(Linux)).TryRead(folder)!.State.Jobs[0].LivesOn);

        Release("go");
        WaitFor(() => Linux.Processes.PeekExit(child) is not null, "its end");
        Linux.Processes.Reap(child);
    }

    private RunFolder Announce()
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using (var journal = new Journal(created.Folder))
        {
            journal.Append(new RunEvent.RunStarted(now, new ProcessIdentity(1, 0), Linux.BootId, "0"));
            journal.Append(new RunEvent.JobStarting(now, 0));
        }

        created.Lock.Dispose();
        return created.Folder;
    }

    private ProcessIdentity Spawn(RunFolder folder, string script, bool elsewhere = false)
    {
        SpawnResult result = Linux.Spawner.Spawn(new SpawnRequest
        {
            Executable = Linux.FindShell(),
            Arguments = ["-c", script],
            Environment = Sandbox.Variables,
            WorkingDirectory = "/",
            OutputPath = elsewhere ? Sandbox.PathOf("output") : folder.LogPath(Job("a", "true")),
        });
        return ((SpawnResult.Started)result).Process;
    }
}
