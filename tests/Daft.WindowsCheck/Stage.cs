using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Windows;

namespace Daft.WindowsCheck;

/// <summary>One check's folder and processes; it ends all of them.</summary>
[SupportedOSPlatform("windows")]
internal sealed class Stage : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly List<ProcessIdentity> _started = [];
    private int _logs;

    public WindowsPlatform Windows { get; } = new();

    public IProcessTable Processes => Windows.Processes;

    public IFileTable Files => Windows.Files;

    public string Folder { get; } = Directory.CreateTempSubdirectory("daft-check-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public SpawnRequest Request(params string[] arguments) => new()
    {
        Executable = Environment.ProcessPath!,
        Arguments = arguments,
        Environment = new Dictionary<string, string> { ["SystemRoot"] = Environment.GetEnvironmentVariable("SystemRoot") ?? "", ["DAFT_CHECK"] = "1" },
        WorkingDirectory = Folder,
        OutputPath = PathOf($"log-{_logs++}"),
    };

    public ProcessIdentity Start(SpawnRequest request)
    {
        if (Windows.Spawner.Spawn(request) is not SpawnResult.Started started)
            throw new CheckFailedException("not started");
        _started.Add(started.Process);
        return started.Process;
    }

    public ExitReport EndOf(ProcessIdentity process)
    {
        ExitReport? exit = null;
        WaitFor(() => (exit = Processes.PeekExit(process)) is not null, "the end of a child");
        return exit!.Value;
    }

    public ProcessIdentity Announced(string name)
    {
        WaitFor(() => TextOf(PathOf(name)).EndsWith('\n'), $"a number in {name}");
        return Processes.Find(int.Parse(TextOf(PathOf(name)), CultureInfo.InvariantCulture)) ?? throw new CheckFailedException("no such process");
    }

    public void WaitFor(Func<bool> condition, string what)
    {
        using var queue = Windows.CreateEventQueue();
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Require(Stopwatch.GetElapsedTime(start) < Limit, $"waited in vain for {what}");
            queue.Wait(TimeSpan.FromMilliseconds(10));
        }
    }

    public static void WaitForAll(IEventQueue queue, params PlatformEvent[] wanted)
    {
        var missing = wanted.ToHashSet();
        long start = Stopwatch.GetTimestamp();
        while (missing.Count > 0)
        {
            Require(Stopwatch.GetElapsedTime(start) < Limit, $"never told: {string.Join(", ", missing)}");
            missing.ExceptWith(queue.Wait(TimeSpan.FromMilliseconds(500)));
        }
    }

    public static void Require(bool condition, string what)
    {
        if (!condition)
            throw new CheckFailedException(what);
    }

    public static void RequireEqual<T>(T expected, T actual) =>
        Require(EqualityComparer<T>.Default.Equals(expected, actual), $"expected {expected}, got {actual}");

    /// <summary>Of a file that others may be writing.</summary>
    public static string TextOf(string path)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            Processes.SignalGroup(process, ProcessSignal.Kill);
            WaitFor(() => !Processes.IsRunning(process), "an end");
            Processes.Reap(process);
        }

        Directory.Delete(Folder, recursive: true);
    }
}

internal sealed class CheckFailedException(string what) : Exception(what);
