using System.Text;
using Daft.Reporting;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class LogTailTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TestMethod]
    public void The_last_lines_are_the_last_ones() =>
        CollectionAssert.AreEqual(new[] { "29", "30" }, LogTail.LastLines(Log(string.Concat(Enumerable.Range(1, 30).Select(n => $"{n}\n"))), 2).ToArray());

    [TestMethod]
    public void Empty_lines_at_the_end_say_nothing_and_those_between_stay() =>
        CollectionAssert.AreEqual(new[] { "a", "", "b" }, LogTail.LastLines(Log("a\n\nb\n\n\n"), 20).ToArray());

    [TestMethod]
    public void A_line_without_an_end_counts() => Assert.AreEqual("under way", LogTail.LastLine(Log("done\nunder way")));

    [TestMethod]
    public void Of_a_progress_bar_the_latest_state_counts() => Assert.AreEqual("30%", LogTail.LastLine(Log("start\n10%\r20%\r30%\r")));

    [TestMethod]
    public void A_missing_log_has_no_lines()
    {
        Assert.IsEmpty(LogTail.LastLines(_folder.In("missing.log"), 20));
        Assert.AreEqual("", LogTail.LastLine(_folder.In("missing.log")));
    }

    [TestMethod]
    public void Bytes_that_are_no_text_become_replacement_characters() =>
        Assert.AreEqual("a\ufffdb", LogTail.LastLine(Log([(byte)'a', 0xff, (byte)'b', (byte)'\n'])));

    [TestMethod]
    public void Of_two_gigabytes_only_the_end_is_read()
    {
        string path = Log("");
        using (var log = new FileStream(path, FileMode.Open))
        {
            log.SetLength(2L * 1024 * 1024 * 1024);
            log.Seek(0, SeekOrigin.End);
            log.Write(Encoding.UTF8.GetBytes("\nlast but one\nlast\n"));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        CollectionAssert.AreEqual(new[] { "last but one", "last" }, LogTail.LastLines(path, 2).ToArray());
        Assert.IsLessThan(4_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_line_longer_than_what_is_read_shows_its_end() =>
        Assert.EndsWith("xxend", LogTail.LastLine(Log(new string('x', 1_000_000) + "end")));

    public void Dispose() => _folder.Dispose();

    private string Log(string text) => _folder.Write("01-job.log", text);

    private string Log(byte[] bytes)
    {
        File.WriteAllBytes(_folder.In("01-job.log"), bytes);
        return _folder.In("01-job.log");
    }
}
