using System.Runtime.Versioning;
using Daft.Engine.Platform;

namespace Daft.Engine.Tests.Platform;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class FileTableTests : PlatformTest
{
    [TestMethod]
    public void A_link_has_an_identity_of_its_own_beside_that_of_its_target()
    {
        File.WriteAllText(PathOf("target"), "");
        File.CreateSymbolicLink(PathOf("link"), "target");
        Assert.AreEqual(Files.FindIdentity(PathOf("target")), Files.FindIdentity(PathOf("link")));
        Assert.AreEqual(Files.FindOwnIdentity(PathOf("target")), Files.FindIdentity(PathOf("target")));
        Assert.AreNotEqual(Files.FindOwnIdentity(PathOf("link")), Files.FindIdentity(PathOf("link")));
        Assert.AreEqual(PathOf("target"), Files.FindRealPath(PathOf("link")));
    }

    [TestMethod]
    public void A_hole_reads_as_zeros_and_the_rest_of_the_file_stays_though_somebody_has_it_open()
    {
        string path = PathOf("log");
        using var writer = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        writer.Write(Enumerable.Repeat((byte)'x', 1 << 20).ToArray());
        long before = BlocksOf(path);

        Assert.AreEqual(HoleOutcome.Punched, Files.PunchHole(path, 4096, (1 << 20) - 8192));
        writer.Write("end"u8);

        Assert.IsLessThan(before / 10, BlocksOf(path));
        byte[] now = File.ReadAllBytes(path);
        Assert.AreEqual((1 << 20) + 3, now.Length);
        CollectionAssert.AreEqual(Enumerable.Repeat((byte)'x', 4096).ToArray(), now[..4096]);
        Assert.IsTrue(now[4096..^4099].All(one => one == 0));
        CollectionAssert.AreEqual(Enumerable.Repeat((byte)'x', 4096).Concat("end"u8.ToArray()).ToArray(), now[^4099..]);
    }

    [TestMethod]
    public void No_hole_is_made_through_a_link_nor_where_there_is_nothing()
    {
        File.WriteAllBytes(PathOf("precious"), [.. Enumerable.Repeat((byte)'x', 10_000)]);
        File.CreateSymbolicLink(PathOf("link"), "precious");

        Assert.AreEqual(HoleOutcome.Failed, Files.PunchHole(PathOf("link"), 0, 8192));
        Assert.AreEqual(HoleOutcome.Failed, Files.PunchHole(PathOf("nothing"), 0, 8192));
        Assert.IsTrue(File.ReadAllBytes(PathOf("precious")).All(one => one == 'x'));
    }

    private long BlocksOf(string path) => long.Parse(OutputOf($"stat -c %b '{path}'"));

    [TestMethod]
    public void A_held_file_is_locked_and_empty_until_it_is_disposed_and_then_it_is_gone()
    {
        Directory.CreateDirectory(PathOf("line"));
        string path = PathOf("line/ticket");
        using (Files.CreateHeld(path))
        {
            Assert.IsTrue(Files.IsLocked(path));
            Assert.IsNull(Files.TryLock(path));
            Assert.AreEqual(0, new FileInfo(path).Length);
            Assert.IsEmpty(Directory.GetFiles(Folder), "its draft");
        }

        Assert.IsFalse(File.Exists(path));
    }

    [TestMethod]
    public void A_held_file_that_cannot_be_made_leaves_nothing()
    {
        Assert.ThrowsExactly<IOException>(() => Files.CreateHeld(PathOf("nowhere/ticket")));
        Assert.IsEmpty(Directory.GetFileSystemEntries(Folder));
    }

    [TestMethod]
    public void A_link_to_nothing_is_itself_but_leads_nowhere()
    {
        File.CreateSymbolicLink(PathOf("link"), "nothing");
        Assert.IsNull(Files.FindIdentity(PathOf("link")));
        Assert.IsNotNull(Files.FindOwnIdentity(PathOf("link")));
        Assert.IsNull(Files.FindRealPath(PathOf("link")));
        Assert.IsNull(Files.FindOwnIdentity(PathOf("nothing")));
    }

    [TestMethod]
    public void An_identity_is_device_and_inode_and_survives_a_rename()
    {
        Directory.CreateDirectory(PathOf("one"));
        var before = Files.FindIdentity(PathOf("one"));
        Assert.AreEqual(OutputOf("stat -c %i one"), $"{before?.Inode}");
        Directory.Move(PathOf("one"), PathOf("other"));
        Directory.CreateDirectory(PathOf("one"));
        Assert.AreEqual(before, Files.FindIdentity(PathOf("other")));
        Assert.AreNotEqual(before, Files.FindIdentity(PathOf("one")));
    }

    [TestMethod]
    public void A_private_directory_is_private_with_its_parents()
    {
        Files.CreatePrivateDirectory(PathOf("a/b"));
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.AreEqual(owner, File.GetUnixFileMode(PathOf("a")));
        Assert.AreEqual(owner, File.GetUnixFileMode(PathOf("a/b")));
    }

    [TestMethod]
    public void A_lock_is_seen_by_us_and_by_other_processes_until_it_is_let_go()
    {
        string path = PathOf("lock");
        Assert.IsFalse(Files.IsLocked(path));
        using (Files.TryLock(path))
        {
            Assert.IsTrue(Files.IsLocked(path));
            Assert.IsNull(Files.TryLock(path));
            Assert.AreEqual("held", OutputOf("flock -n lock -c 'echo free' || echo held"));
        }

        WaitFor(() => !Files.IsLocked(path), "the lock");
        Assert.AreEqual("free", OutputOf("flock -n lock -c 'echo free' || echo held"));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [TestMethod]
    public void A_lock_of_another_process_is_respected_and_goes_with_its_kill()
    {
        string path = PathOf("lock");
        var holder = Start("exec 9>lock; flock 9; : >held; read line <nothing; exec sleep 60 9>&9");
        WaitFor(() => File.Exists(PathOf("held")), "the holder");
        WaitFor(() => !Processes.IsRunning(holder) || Files.IsLocked(path), "the lock");
        Assert.IsNull(Files.TryLock(path));
        Processes.SignalGroup(holder, Engine.Platform.ProcessSignal.Kill);
        EndOf(holder);
        using var taken = Files.TryLock(path);
        Assert.IsNotNull(taken);
    }

    [TestMethod]
    [Timeout(60_000)]
    public async Task Looking_at_a_free_lock_is_never_in_the_way_of_taking_it()
    {
        string path = PathOf("lock");
        Files.TryLock(path)?.Dispose();
        using var stop = new CancellationTokenSource();
        var looker = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                Files.IsLocked(path);
        });
        for (int i = 0; i < 2000; i++)
        {
            using var taken = Files.TryLock(path);
            Assert.IsNotNull(taken, $"refused at attempt {i}");
        }

        await stop.CancelAsync();
        await looker;
    }
}
