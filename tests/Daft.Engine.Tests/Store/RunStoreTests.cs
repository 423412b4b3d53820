using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Store;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RunStoreTests : RunTest
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [TestMethod]
    public void A_run_appears_whole()
    {
        RunPlan plan = Plan(Job("a", "true"), Job("b", "true", 0));
        CreatedRun created = Store.Create(plan);
        using var held = created.Lock;

        RunFolder found = Store.List().Single();
        Assert.AreEqual(created.Folder, found);
        Assert.AreEqual(plan.RunId, found.RunId);
        CollectionAssert.AreEqual(PlanJson.Write(plan), PlanJson.Write(RunReader.TryReadPlan(found)!));
        Assert.IsTrue(Linux.Files.IsLocked(found.LockPath));
        Assert.AreEqual(0, new FileInfo(found.JournalPath).Length);
        Assert.IsTrue(Directory.Exists(found.ControlPath));
    }

    [TestMethod]
    public void It_is_for_this_user_alone()
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        using var held = created.Lock;
        foreach (string folder in new[] { Store.DaftPath, Store.RunsPath, created.Folder.Path, created.Folder.ControlPath })
            Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(folder), folder);
    }

    [TestMethod]
    public void A_run_that_nobody_has_started_yet_is_queued_and_not_over()
    {
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        using (created.Lock)
        {
            RunSnapshot run = Read(created.Folder);
            AssertStatuses(run, JobStatus.Queued);
            Assert.IsFalse(run.IsOver);
        }
    }

    [TestMethod]
    public void Runs_are_listed_by_age_and_unfinished_folders_and_files_are_passed_over()
    {
        foreach (string id in new[] { "20260102T000000000Z-00000b", "20260101T000000000Z-00000c", "20260102T000000000Z-00000a" })
            Store.Create(Plan(Job("a", "true")) with { RunId = id }).Lock.Dispose();
        Directory.CreateDirectory(Path.Combine(Store.RunsPath, ".new-20260103T000000000Z-00000d"));
        File.WriteAllText(Path.Combine(Store.RunsPath, "20260104T000000000Z-00000e"), "");

        CollectionAssert.AreEqual(
            new[] { "20260101T000000000Z-00000c", "20260102T000000000Z-00000a", "20260102T000000000Z-00000b" },
            Store.List().Select(run => run.RunId).ToArray());
    }

    [TestMethod]
    public void A_new_run_is_the_newest_even_when_the_clock_was_set_back()
    {
        var now = new DateTimeOffset(2026, 1, 2, 14, 0, 0, TimeSpan.FromHours(2));
        var chance = Guid.Parse("abcdef01-0000-0000-0000-000000000000");
        Assert.AreEqual("20260102T120000000Z-abcdef", Store.NewId(now, chance));
        foreach (string id in new[] { "20260102T115959999Z-ffffff", "20251231T235959999Z-000000" })
            Store.Create(Plan(Job("a", "true")) with { RunId = id }).Lock.Dispose();
        Assert.AreEqual("20260102T120000000Z-abcdef", Store.NewId(now, chance));

        Store.Create(Plan(Job("a", "true")) with { RunId = "20260102T120000000Z-abcdff" }).Lock.Dispose();
        Assert.AreEqual("20260102T120000001Z-abcdef", Store.NewId(now, chance));
        Store.Create(Plan(Job("a", "true")) with { RunId = "20271231T235959999Z-000000" }).Lock.Dispose();
        Assert.AreEqual("20280101T000000000Z-abcdef", Store.NewId(now, chance));
    }

    [TestMethod]
    public void What_daft_did_not_make_is_no_run()
    {
        foreach (string name in new[] { "20260101T000000000Z-00000c-for-a-report", "20260101T000000000Z-00000G", "20260101-000000000Z-00000c", "notes", ".notes", "x" })
            Directory.CreateDirectory(Path.Combine(Store.RunsPath, name));

        Assert.IsEmpty(Store.List());
        Assert.IsEmpty(Store.ListHidden());
    }

    [TestMethod]
    public void Where_daft_never_ran_there_are_no_runs() => Assert.IsEmpty(new RunStore(CommonDirectory, Linux.Files).List());

    [TestMethod]
    public void A_name_that_is_taken_is_left_as_it_is_and_so_is_everything_else()
    {
        RunPlan plan = Plan(Job("a", "true"));
        CreatedRun first = Store.Create(plan);
        using (first.Lock)
        {
            AssertRefused(plan);
            Assert.IsTrue(Linux.Files.IsLocked(first.Folder.LockPath));
        }

        Assert.HasCount(1, Directory.GetFileSystemEntries(Store.RunsPath));
    }

    [TestMethod]
    public void A_file_where_the_folder_should_be_is_the_users_to_mend()
    {
        RunPlan plan = Plan(Job("a", "true"));
        File.WriteAllText(Store.DaftPath, "mine\n");
        AssertRefused(plan);
        Assert.AreEqual("mine\n", File.ReadAllText(Store.DaftPath));
    }

    /// <summary>/proc refuses everybody, root too.</summary>
    [TestMethod]
    public void A_place_that_cannot_be_written_is_the_users_to_mend() => AssertRefused(Plan(Job("a", "true")) with { CommonDirectory = "/proc" });

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_full_disk_is_the_users_to_mend_and_leaves_nothing()
    {
        using var disk = SmallDisk.Mount(Sandbox);
        RunPlan plan = Plan(Job("a", new string('x', SmallDisk.Size))) with { CommonDirectory = disk.Path };
        AssertRefused(plan);
        Assert.IsEmpty(Directory.GetFileSystemEntries(new RunStore(disk.Path, Linux.Files).RunsPath));
    }

    private static void AssertRefused(RunPlan plan)
    {
        var refused = Assert.ThrowsExactly<DaftException>(() => new RunStore(plan.CommonDirectory, Linux.Files).Create(plan));
        Assert.StartsWith("cannot write the run folder: ", refused.Message);
        Assert.IsNotNull(refused.Hint);
    }
}
