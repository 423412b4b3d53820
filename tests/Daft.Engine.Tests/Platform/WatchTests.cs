using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using static Daft.Engine.Platform.PlatformEvent;

namespace Daft.Engine.Tests.Platform;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class WatchTests : PlatformTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [TestMethod]
    public void A_worktrees_root_tells_of_git_opened_and_of_entries_that_go()
    {
        using var queue = System.CreateEventQueue();
        string root = Watched(queue, WatchInterest.WorktreeRoot, ".git", "deleted", "renamed", "build.log");
        File.ReadAllText(Path.Combine(root, "build.log"));
        Assert.IsEmpty(queue.Wait(Soon));

        File.ReadAllText(Path.Combine(root, ".git"));
        File.Delete(Path.Combine(root, "deleted"));
        File.Move(Path.Combine(root, "renamed"), PathOf("renamed"));
        WaitForAll(queue, new Changed(root, FolderChange.Opened, ".git"), new Changed(root, FolderChange.Deleted, "deleted"), new Changed(root, FolderChange.MovedOut, "renamed"));
    }

    [TestMethod]
    public void A_worktrees_root_tells_of_its_own_move_and_end()
    {
        using var queue = System.CreateEventQueue();
        string root = Watched(queue, WatchInterest.WorktreeRoot);
        Directory.Move(root, PathOf("elsewhere"));
        WaitForAll(queue, new Changed(root, FolderChange.SelfMoved, null));
        Directory.Delete(PathOf("elsewhere"));
        WaitForAll(queue, new Changed(root, FolderChange.SelfDeleted, null));
    }

    [TestMethod]
    public void An_administrative_folder_tells_of_a_lock_made_and_of_its_own_end()
    {
        using var queue = System.CreateEventQueue();
        string folder = Watched(queue, WatchInterest.AdministrativeFolder, "gitdir");
        File.WriteAllText(Path.Combine(folder, "index.lock"), "");
        File.AppendAllText(Path.Combine(folder, "gitdir"), "x");
        WaitForAll(queue, new Changed(folder, FolderChange.Appeared, "index.lock"), new Changed(folder, FolderChange.Modified, "gitdir"));
        Directory.Delete(folder, recursive: true);
        WaitForAll(queue, new Changed(folder, FolderChange.Deleted, "gitdir"), new Changed(folder, FolderChange.SelfDeleted, null));
    }

    [TestMethod]
    public void The_next_growth_of_a_file_is_told_once_until_it_is_watched_again()
    {
        using var queue = System.CreateEventQueue();
        string log = PathOf("log");
        File.WriteAllText(log, "");
        for (int round = 0; round < 3; round++)
        {
            Assert.IsTrue(queue.TryWatch(log, WatchInterest.NextGrowth));
            Assert.IsEmpty(queue.Wait(Soon));
            File.AppendAllText(log, "a");
            WaitForAll(queue, new Changed(log, FolderChange.Modified, null));
            File.AppendAllText(log, "b");
            Assert.IsEmpty(queue.Wait(Soon));
        }
    }

    [TestMethod]
    public void A_watch_can_be_ended()
    {
        using var queue = System.CreateEventQueue();
        string log = PathOf("log");
        File.WriteAllText(log, "");
        Assert.IsTrue(queue.TryWatch(log, WatchInterest.NextGrowth));
        queue.Unwatch(log);
        queue.Unwatch(log);
        File.AppendAllText(log, "a");
        Assert.IsEmpty(queue.Wait(Soon));
        Assert.IsTrue(queue.TryWatch(log, WatchInterest.NextGrowth));
        File.AppendAllText(log, "b");
        WaitForAll(queue, new Changed(log, FolderChange.Modified, null));
    }

    [TestMethod]
    public void Arrivals_tell_of_what_is_renamed_into_the_folder()
    {
        using var queue = System.CreateEventQueue();
        string folder = Watched(queue, WatchInterest.Arrivals, "old");
        File.Delete(Path.Combine(folder, "old"));
        Assert.IsEmpty(queue.Wait(Soon));
        File.WriteAllText(PathOf("request"), "");
        File.Move(PathOf("request"), Path.Combine(folder, "cancel-all"));
        WaitForAll(queue, new Changed(folder, FolderChange.Appeared, "cancel-all"));
    }

    [TestMethod]
    public void Releases_tell_of_what_is_disposed_and_of_what_a_killed_process_held_but_not_of_what_comes()
    {
        using var queue = System.CreateEventQueue();
        string folder = Watched(queue, WatchInterest.Releases, "killed");
        IDisposable held = Files.CreateHeld(Path.Combine(folder, "held"));
        Assert.IsTrue(Files.IsLocked(Path.Combine(folder, "held")));
        Assert.IsEmpty(queue.Wait(Soon), "what comes, and looks at it");
        held.Dispose();
        CollectionAssert.AreEqual(new[] { new Changed(folder, FolderChange.Deleted, "held") }, queue.Wait(TimeSpan.FromSeconds(10)).ToArray());
        Assert.IsEmpty(queue.Wait(Soon), "one release, one event");

        ProcessIdentity holder = Start("exec 3>>watched/killed; : >up; exec sleep 100");
        WaitFor(() => File.Exists(PathOf("up")), "the open file");
        Processes.Signal(holder, ProcessSignal.Kill);
        WaitForAll(queue, new Changed(folder, FolderChange.Closed, "killed"));
    }

    [TestMethod]
    public void Growth_tells_of_every_line_another_process_appends()
    {
        using var queue = System.CreateEventQueue();
        string path = PathOf("journal");
        File.WriteAllText(path, "");
        Assert.IsTrue(queue.TryWatch(path, WatchInterest.Growth));
        Start("echo line >>journal");
        WaitForAll(queue, new Changed(path, FolderChange.Modified, null));
        File.Delete(path);
        WaitForAll(queue, new Changed(path, FolderChange.SelfDeleted, null));
    }

    [TestMethod]
    public void One_folder_may_be_watched_for_two_reasons()
    {
        using var queue = System.CreateEventQueue();
        string folder = Watched(queue, WatchInterest.WorktreeRoot, "entry");
        Assert.IsTrue(queue.TryWatch(folder + "/.", WatchInterest.Arrivals));
        File.WriteAllText(Path.Combine(folder, "new"), "");
        File.Delete(Path.Combine(folder, "entry"));
        WaitForAll(queue, new Changed(folder + "/.", FolderChange.Appeared, "new"), new Changed(folder, FolderChange.Deleted, "entry"));
    }

    [TestMethod]
    public void A_folder_made_anew_at_the_same_path_can_be_watched_again()
    {
        using var queue = System.CreateEventQueue();
        string folder = Watched(queue, WatchInterest.Arrivals);
        Directory.Delete(folder);
        Directory.CreateDirectory(folder);
        Assert.IsTrue(queue.TryWatch(folder, WatchInterest.Arrivals));
        File.WriteAllText(Path.Combine(folder, "new"), "");
        WaitForAll(queue, new Changed(folder, FolderChange.Appeared, "new"));
    }

    [TestMethod]
    public void Many_arrivals_at_once_are_all_told()
    {
        using var queue = System.CreateEventQueue();
        string folder = Watched(queue, WatchInterest.Arrivals);
        string[] names = [.. Enumerable.Range(0, 3000).Select(number => $"entry-{number}")];
        foreach (string name in names)
            File.WriteAllText(Path.Combine(folder, name), "");
        WaitForAll(queue, names.Select(name => new Changed(folder, FolderChange.Appeared, name)));
    }

    [TestMethod]
    public void What_is_not_there_cannot_be_watched()
    {
        using var queue = System.CreateEventQueue();
        Assert.IsFalse(queue.TryWatch(PathOf("nothing"), WatchInterest.Growth));
    }

    private string Watched(IEventQueue queue, WatchInterest interest, params string[] entries)
    {
        string folder = PathOf("watched");
        Directory.CreateDirectory(folder);
        foreach (string entry in entries)
            File.WriteAllText(Path.Combine(folder, entry), "");
        Assert.IsTrue(queue.TryWatch(folder, interest));
        return folder;
    }
}
