using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Store;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class JournalTests : GitTest
{
    private static readonly DateTimeOffset _noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void What_is_appended_is_read_at_once_and_in_its_order()
    {
        RunFolder folder = NewFolder();
        using var journal = new Journal(folder);
        for (int count = 1; count <= 20; count++)
        {
            journal.Append(Starting(count));
            AssertHolds(folder, count);
        }

        Assert.IsFalse(journal.IsBehind);
    }

    [TestMethod]
    public void A_journal_that_is_missing_or_may_not_be_read_holds_nothing()
    {
        RunFolder folder = NewFolder();
        Assert.IsEmpty(Journal.Read(folder));
        Directory.CreateDirectory(folder.JournalPath);
        Assert.IsEmpty(Journal.Read(folder));
    }

    [TestMethod]
    public void Two_pens_one_after_the_other_write_one_journal()
    {
        RunFolder folder = NewFolder();
        using (var first = new Journal(folder))
            first.Append(Starting(1));
        using (var second = new Journal(folder))
            second.Append(Starting(2));
        AssertHolds(folder, 2);
    }

    [TestMethod]
    public void Every_prefix_of_a_journal_holds_the_lines_that_are_whole()
    {
        RunFolder folder = NewFolder();
        Write(folder, 5);
        byte[] whole = File.ReadAllBytes(folder.JournalPath);
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(folder.JournalPath, whole[..length]);

            // A line is whole before its line feed has come.
            AssertHolds(folder, whole.AsSpan(0, Math.Min(length + 1, whole.Length)).Count((byte)'\n'));
        }
    }

    [TestMethod]
    public void Readers_and_the_pen_are_not_in_each_others_way()
    {
        RunFolder folder = NewFolder();
        using var journal = new Journal(folder);
        using var reader = new FileStream(folder.JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        journal.Append(Starting(1));
        AssertHolds(folder, 1);
        Write(folder, 0);
    }

    [TestMethod]
    public void A_full_disk_loses_nothing_once_there_is_space_again()
    {
        using var disk = SmallDisk.Mount(NewSandbox());
        var folder = new RunFolder(disk.Path);
        using var journal = new Journal(folder);
        journal.Append(Starting(1));
        disk.Fill();

        // What is left of the page that the journal has fills up first; from then on it is behind.
        int count = 1;
        while (!journal.IsBehind)
            journal.Append(Starting(++count));
        int written = count - 1;
        for (int more = 0; more < 5; more++)
        {
            journal.Append(Starting(++count));
            journal.CatchUp();
            AssertHolds(folder, written);
        }

        disk.MakeSpace();
        journal.CatchUp();
        Assert.IsFalse(journal.IsBehind);
        AssertHolds(folder, count);
        journal.Append(Starting(++count));
        AssertHolds(folder, count);
    }

    [TestMethod]
    public void A_disk_that_is_full_again_and_again_loses_nothing_either()
    {
        using var disk = SmallDisk.Mount(NewSandbox());
        var folder = new RunFolder(disk.Path);
        using var journal = new Journal(folder);
        int count = 0;
        for (int round = 0; round < 5; round++)
        {
            disk.Fill();
            do
                journal.Append(Starting(++count));
            while (!journal.IsBehind);
            disk.MakeSpace();
            journal.CatchUp();
            AssertHolds(folder, count);
        }
    }

    private RunFolder NewFolder() => new(Directory.CreateDirectory(NewSandbox().PathOf("run")).FullName);

    private static void Write(RunFolder folder, int count)
    {
        using var journal = new Journal(folder);
        for (int number = 1; number <= count; number++)
            journal.Append(Starting(number));
    }

    private static void AssertHolds(RunFolder folder, int count) =>
        CollectionAssert.AreEqual(Enumerable.Range(1, count).Select(Starting).ToArray(), Journal.Read(folder).ToArray());

    private static RunEvent Starting(int job) => new RunEvent.JobStarting(_noon, job);
}
