using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Tests.Platform;

/// <summary>
/// A folder of its own and real processes in it. Every process carries a mark in its environment, and every test ends by
/// proving that none with this mark is left.
/// </summary>
[SupportedOSPlatform("linux")]
public abstract class PlatformTest
{
    private const string MarkName = "DAFT_PLATFORM_TEST";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly List<ProcessIdentity> _leaders = [];
    private int _outputs;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("daft-platform-").FullName;

    protected IPlatform System { get; } = new LinuxPlatform();

    protected IFileTable Files => System.Files;

    protected IProcessTable Processes => System.Processes;

    [TestCleanup]
    public void LeaveNothing()
    {
        foreach (var leader in _leaders)
        {
            Processes.SignalGroup(leader, ProcessSignal.Kill);
            WaitFor(() => Processes.PeekExit(leader) is not null || Processes.Find(leader.Pid) != leader, "the leader's end");
            Processes.Reap(leader);
        }

        WaitFor(() => Marked().Count == 0, "the end of every process of this test");
        Directory.Delete(Folder, recursive: true);
    }

    protected string PathOf(string name) => Path.Combine(Folder, name);

    protected SpawnRequest Shell(string script) => new()
    {
        Executable = System.FindShell(),
        Arguments = ["-c", script],
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", [MarkName] = _mark },
        WorkingDirectory = Folder,
        OutputPath = PathOf($"output-{_outputs++}"),
    };

    protected ProcessIdentity Start(SpawnRequest request)
    {
        var result = System.Spawner.Spawn(request);
        if (result is not SpawnResult.Started started)
            throw new AssertFailedException($"not started: {result}");
        _leaders.Add(started.Process);
        return started.Process;
    }

    protected ProcessIdentity Start(string script) => Start(Shell(script));

    /// <summary>What the script wrote, once it has ended.</summary>
    protected string OutputOf(string script, SafeFileHandle? held = null)
    {
        var request = Shell(script) with { InheritedLock = held };
        EndOf(Start(request));
        return File.ReadAllText(request.OutputPath).TrimEnd('\n');
    }

    protected ExitReport EndOf(ProcessIdentity child)
    {
        ExitReport? report = null;
        WaitFor(() => (report = Processes.PeekExit(child)) is not null, "the end of a child");
        return report!.Value;
    }

    /// <summary>The process whose number a script wrote into the file <paramref name="name"/>, with a line end as its last sign.</summary>
    protected ProcessIdentity Announced(string name)
    {
        string path = PathOf(name);
        WaitFor(() => File.Exists(path) && File.ReadAllText(path).EndsWith('\n'), $"a number in {name}");
        int pid = int.Parse(File.ReadAllText(path));
        return Processes.Find(pid) ?? throw new AssertFailedException($"{pid} in {name} is no process");
    }

    protected void WaitFor(Func<bool> condition, string what)
    {
        using var queue = System.CreateEventQueue();
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
                throw new AssertFailedException($"waited in vain for {what}");
            queue.Wait(TimeSpan.FromMilliseconds(2));
        }
    }

    /// <summary>Waits until all of <paramref name="wanted"/> have been told, in any order; other events are passed over.</summary>
    protected static void WaitForAll(IEventQueue queue, params IEnumerable<PlatformEvent> wanted)
    {
        var missing = wanted.ToHashSet();
        long start = Stopwatch.GetTimestamp();
        while (missing.Count > 0)
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
                throw new AssertFailedException($"never told: {string.Join(", ", missing)}");
            missing.ExceptWith(queue.Wait(TimeSpan.FromSeconds(1)));
        }
    }

    private List<string> Marked() => [.. Directory.GetDirectories("/proc").Where(IsMarked)];

    private bool IsMarked(string processFolder)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(processFolder)[0])
                && File.ReadAllText(Path.Combine(processFolder, "environ")).Contains(_mark, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone since the listing, or somebody else's.
            return false;
        }
    }
}
