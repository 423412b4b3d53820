using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using static Daft.WindowsCheck.Stage;

namespace Daft.WindowsCheck;

[SupportedOSPlatform("windows")]
internal static class Checks
{
    private static readonly Dictionary<string, Action<Stage>> _all = new()
    {
        ["an exit code arrives and is kept until the reaping"] = ExitCode,
        ["both outputs are appended to the log"] = Outputs,
        ["arguments, working directory and environment are as given"] = Arguments,
        ["what is missing is refused with a reason"] = Refusals,
        ["a lock is exclusive and goes when it is let go"] = Lock,
        ["a held file is locked and goes when it is let go"] = HeldFile,
        ["a lock handed on is held until the child ends"] = LockHandedOn,
        ["a group is ended with its grandchildren"] = GroupEnds,
        ["a frozen group stands still until it is thawed"] = Freezing,
        ["a signal for another process of the same number is not sent"] = Identities,
        ["a supervisor starts without a group"] = Supervisor,
        ["ends are told for children, strangers and what is gone"] = Ends,
        ["more ends than one wait can take are told"] = ManyEnds,
        ["folders tell of what appears, goes and ends"] = Folders,
        ["a wait ends at its time and when woken"] = Waiting,
        ["a file's identity survives a rename and not a replacement"] = FileIdentities,
        ["the system answers for itself"] = System,
    };

    /// <summary>Wine does not tell a watcher that its folder is being deleted, and keeps the folder until the watcher goes.</summary>
    private static bool IsWine { get; } = NativeLibrary.TryGetExport(NativeLibrary.Load("ntdll.dll"), "wine_get_version", out _);

    /// <summary>Zero where all are ok.</summary>
    public static int RunAll() => _all.Select(check => Run(check.Key, check.Value)).ToList().TrueForAll(isOk => isOk) ? 0 : 1;

    private static bool Run(string name, Action<Stage> check)
    {
        try
        {
            using var stage = new Stage();
            check(stage);
            Console.WriteLine($"ok {name}");
            return true;
        }
        catch (Exception e) when (e is CheckFailedException or IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"failed {name}: {e.Message}");
            return false;
        }
    }

    private static void ExitCode(Stage stage)
    {
        var child = stage.Start(stage.Request("exit", "3"));
        RequireEqual(ExitReport.Exited(3), stage.EndOf(child));
        RequireEqual(child, stage.Processes.Find(child.Pid));
        Require(!stage.Processes.IsRunning(child), "an ended child runs");
        stage.Processes.Reap(child);
        RequireEqual(null, stage.Processes.PeekExit(child));
    }

    private static void Outputs(Stage stage)
    {
        var request = stage.Request("tell", "out");
        File.WriteAllText(request.OutputPath, "before\n");
        stage.EndOf(stage.Start(request));
        RequireEqual("before|out|" + stage.Folder, string.Join('|', LinesOf(request)));
    }

    private static string[] LinesOf(SpawnRequest request) => TextOf(request.OutputPath).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static void Arguments(Stage stage)
    {
        string[] words = ["two words", "", "a\"b", @"back\slash\", @"\""", "*", "'x'", "größer"];
        string folder = Directory.CreateDirectory(stage.PathOf("a folder")).FullName;
        var request = stage.Request(["tell", .. words]) with { WorkingDirectory = folder };
        stage.EndOf(stage.Start(request));
        RequireEqual(string.Join('|', words) + "\n" + folder, string.Join('\n', LinesOf(request)));

        request = stage.Request("environment");
        stage.EndOf(stage.Start(request));
        string names = TextOf(request.OutputPath);
        Require(names.Contains("DAFT_CHECK", StringComparison.Ordinal) && !names.Contains("PATHEXT", StringComparison.OrdinalIgnoreCase), names);
    }

    private static void Refusals(Stage stage)
    {
        var good = stage.Request("exit", "0");
        SpawnRequest[] bad =
        [
            good with { Executable = stage.PathOf("nothing.exe") }, good with { Executable = "sh.exe" },
            good with { WorkingDirectory = stage.PathOf("nowhere") }, good with { OutputPath = stage.PathOf(@"nowhere\log") },
        ];
        foreach (var request in bad)
            Require(stage.Windows.Spawner.Spawn(request) is SpawnResult.Refused { Reason.Length: > 0 }, "started");
    }

    private static void Lock(Stage stage)
    {
        string path = stage.PathOf("lock");
        Require(!stage.Files.IsLocked(path), "a missing file is locked");
        using (var held = stage.Files.TryLock(path))
        {
            Require(held is not null && stage.Files.IsLocked(path), "not locked");
            Require(stage.Files.TryLock(path) is null, "locked twice");
        }

        Require(!stage.Files.IsLocked(path), "still locked");
    }

    private static void HeldFile(Stage stage)
    {
        string path = stage.PathOf("held");
        using (stage.Files.CreateHeld(path))
            Require(stage.Files.IsLocked(path), "not locked");
        Require(!File.Exists(path), "still there");
        Require(!stage.Files.IsLocked(path), "still locked");
    }

    private static void LockHandedOn(Stage stage)
    {
        string path = stage.PathOf("lock");
        var held = stage.Files.TryLock(path);
        var child = stage.Start(stage.Request("wait") with { InheritedLock = held });
        held?.Dispose();
        var other = stage.Start(stage.Request("wait"));
        Require(stage.Files.IsLocked(path), "the child does not hold it");
        stage.Processes.SignalGroup(child, ProcessSignal.Kill);
        stage.EndOf(child);
        stage.WaitFor(() => !stage.Files.IsLocked(path), "the lock");
        Require(stage.Processes.IsRunning(other), "the other has ended");
    }

    private static void GroupEnds(Stage stage)
    {
        var child = stage.Start(stage.Request("parent", stage.PathOf("inner")));
        var grandchild = stage.Announced("inner");
        var members = stage.Processes.GroupMembers(child, new HashSet<int> { child.Pid });
        Require(members.Contains(grandchild) && !members.Contains(child), string.Join(", ", members));
        stage.Processes.SignalGroup(child, ProcessSignal.Terminate);
        RequireEqual(ExitReport.Killed(15), stage.EndOf(child));
        stage.WaitFor(() => !stage.Processes.IsRunning(grandchild), "the grandchild's end");
        stage.WaitFor(() => stage.Processes.GroupMembers(child, new HashSet<int> { child.Pid }).Count == 0, "an empty group");
    }

    private static void Freezing(Stage stage)
    {
        var file = new FileInfo(stage.PathOf("written"));
        long Length()
        {
            file.Refresh();
            return file.Exists ? file.Length : 0;
        }

        var child = stage.Start(stage.Request("write", file.FullName));
        stage.WaitFor(() => Length() > 0, "output");
        stage.Processes.SignalGroup(child, ProcessSignal.Freeze);
        stage.Processes.SignalGroup(child, ProcessSignal.Freeze);
        using var queue = stage.Windows.CreateEventQueue();
        queue.Wait(TimeSpan.FromMilliseconds(100));
        long before = Length();
        queue.Wait(TimeSpan.FromMilliseconds(300));
        RequireEqual(before, Length());
        stage.Processes.SignalGroup(child, ProcessSignal.Thaw);
        stage.WaitFor(() => Length() > before, "more output");
    }

    private static void Identities(Stage stage)
    {
        var child = stage.Start(stage.Request("wait"));
        var stranger = child with { StartTime = child.StartTime - 1 };
        stage.Processes.Signal(stranger, ProcessSignal.Kill);
        Require(stage.Processes.IsRunning(child) && !stage.Processes.IsRunning(stranger), "the wrong one was ended");
        stage.Processes.Signal(child, ProcessSignal.Kill);
        stage.EndOf(child);
    }

    private static void Supervisor(Stage stage)
    {
        var child = stage.Start(stage.Request("exit", "4") with { OutlivesParent = true });
        RequireEqual(ExitReport.Exited(4), stage.EndOf(child));
        Require(stage.Processes.GroupMembers(child, new HashSet<int> { child.Pid }).Count == 0, "a group");
    }

    private static void Ends(Stage stage)
    {
        using var queue = stage.Windows.CreateEventQueue();
        var child = stage.Start(stage.Request("parent", stage.PathOf("inner")));
        var stranger = stage.Announced("inner");
        var gone = new ProcessIdentity(child.Pid, 1);
        foreach (var process in (ProcessIdentity[])[child, child, stranger, gone])
            queue.WatchEnd(process);
        RequireEqual(new PlatformEvent.ProcessEnded(gone), queue.Wait(TimeSpan.Zero).Single());
        stage.Processes.SignalGroup(child, ProcessSignal.Kill);
        WaitForAll(queue, new PlatformEvent.ProcessEnded(child), new PlatformEvent.ProcessEnded(stranger));
    }

    private static void ManyEnds(Stage stage)
    {
        const int moreThanOneWait = 70;
        using var queue = stage.Windows.CreateEventQueue();
        string shell = Path.Combine(Environment.SystemDirectory, "cmd.exe");
        var children = Enumerable.Range(0, moreThanOneWait)
            .Select(_ => stage.Start(stage.Request("/c", "exit 0") with { Executable = shell })).ToList();
        children.ForEach(queue.WatchEnd);
        WaitForAll(queue, [.. children.Select(child => new PlatformEvent.ProcessEnded(child))]);
    }

    private static void Folders(Stage stage)
    {
        using var queue = stage.Windows.CreateEventQueue();
        string folder = Directory.CreateDirectory(stage.PathOf("watched")).FullName;
        Require(queue.TryWatch(folder, WatchInterest.AdministrativeFolder), "no watch");
        Require(!queue.TryWatch(stage.PathOf("nothing"), WatchInterest.Arrivals), "a watch of nothing");
        string inside = Path.Combine(folder, "index.lock");
        File.WriteAllText(stage.PathOf("request"), "");
        File.Move(stage.PathOf("request"), inside);
        WaitForAll(queue, new PlatformEvent.Changed(folder, FolderChange.Appeared, "index.lock"));
        File.Delete(inside);
        WaitForAll(queue, new PlatformEvent.Changed(folder, FolderChange.Deleted, "index.lock"));
        if (IsWine)
            return;
        Directory.Delete(folder);
        stage.WaitFor(() => !Directory.Exists(folder), "the folder's end, though it is watched");
    }

    private static void Waiting(Stage stage)
    {
        using var queue = stage.Windows.CreateEventQueue();
        long start = Stopwatch.GetTimestamp();
        RequireEqual(0, queue.Wait(TimeSpan.FromMilliseconds(150)).Count);
        Require(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(145), "too early");
        var waiting = Task.Run(() => queue.Wait(null));
        queue.Wake();
        Require(waiting.Wait(TimeSpan.FromSeconds(20)) && waiting.Result.Count == 0, "not woken");
    }

    private static void FileIdentities(Stage stage)
    {
        Directory.CreateDirectory(stage.PathOf("one"));
        var before = stage.Files.FindIdentity(stage.PathOf("one"));
        Directory.Move(stage.PathOf("one"), stage.PathOf("other"));
        RequireEqual(before, stage.Files.FindOwnIdentity(stage.PathOf("other")));
        RequireEqual(null, stage.Files.FindIdentity(stage.PathOf("one")));
        Directory.CreateDirectory(stage.PathOf("one"));
        Require(before != stage.Files.FindIdentity(stage.PathOf("one")), "the same identity");
        RequireEqual(stage.PathOf("one"), stage.Files.FindRealPath(stage.PathOf("one")));
        RequireEqual(null, stage.Files.FindRealPath(stage.PathOf("nothing")));
    }

    private static void System(Stage stage)
    {
        Require(stage.Windows.FindShell().EndsWith("sh.exe", StringComparison.Ordinal), "no shell");
        Require(stage.Windows.BootId is not null, "no boot");
        Require(stage.Processes.FindRemovers().Count == 0 && stage.Processes.Strays(new HashSet<int>()).Count == 0, "somebody");
        using var self = Process.GetCurrentProcess();
        RequireEqual(true, stage.Processes.Find(self.Id) is { } found && stage.Processes.IsRunning(found));
    }
}
