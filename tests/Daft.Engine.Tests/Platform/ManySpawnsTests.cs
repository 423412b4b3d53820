using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Tests.Platform;

/// <summary>Our spawn and the base library's own, which listens to SIGCHLD and reaps what it knows, side by side.</summary>
[TestClass]
[DoNotParallelize]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class ManySpawnsTests : PlatformTest
{
    private const int Spawns = 1000;
    private const int AtOnce = 50;

    /// <summary>Other tests of this process have orphans of their own that wait to be reaped.</summary>
    private readonly HashSet<int> _spawned = [];

    [TestMethod]
    [Timeout(120_000)]
    public async Task A_thousand_jobs_beside_other_children_are_all_reaped_and_no_descriptor_leaks()
    {
        int before = await DescriptorsAfterWarmUp();
        using var stop = new CancellationTokenSource();
        var others = Task.Run(() => StartOthers(stop.Token));
        for (int batch = 0; batch < Spawns / AtOnce; batch++)
            RunBatch(batch);
        await stop.CancelAsync();
        Assert.IsGreaterThan(0, await others);
        Assert.AreEqual(before, CountDescriptors());
        Assert.IsEmpty(_spawned.Where(IsOurZombie));
    }

    private async Task<int> DescriptorsAfterWarmUp()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Task.Run(() => StartOthers(stop.Token));
        RunBatch(0);
        return CountDescriptors();
    }

    private void RunBatch(int batch)
    {
        using var queue = System.CreateEventQueue();
        var expected = new Dictionary<ProcessIdentity, ExitReport>();
        for (int i = 0; i < AtOnce; i++)
        {
            int status = (batch + i) % 256;
            var request = Shell($"exit {status}") with { OutputPath = PathOf("shared-output") };
            var started = (SpawnResult.Started)System.Spawner.Spawn(request);
            expected[started.Process] = ExitReport.Exited(status);
            _spawned.Add(started.Process.Pid);
            queue.WatchEnd(started.Process);
        }

        WaitForAll(queue, expected.Keys.Select(process => new PlatformEvent.ProcessEnded(process)));
        foreach (var (process, report) in expected)
        {
            Assert.AreEqual(report, Processes.PeekExit(process));
            Processes.Reap(process);
            Assert.IsNull(Processes.PeekExit(process));
        }
    }

    private static async Task<int> StartOthers(CancellationToken enough)
    {
        int count = 0;
        while (!enough.IsCancellationRequested)
        {
            using var other = Process.Start("/bin/sh", ["-c", "exit 7"]);
            await other.WaitForExitAsync(CancellationToken.None);
            Assert.AreEqual(7, other.ExitCode);
            count++;
        }

        return count;
    }

    /// <summary>Files left out: the runtime opens its own assemblies when it needs them.</summary>
    private static int CountDescriptors() =>
        Directory.GetFiles("/proc/self/fd").Count(path => new FileInfo(path).LinkTarget?.EndsWith(".dll", StringComparison.Ordinal) == false);

    private static bool IsOurZombie(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains($" Z {Environment.ProcessId} ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
