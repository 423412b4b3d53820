using System.Text;
using Daft.Core.Logs;

namespace Daft.Core.Tests.Logs;

[TestClass]
public sealed class LogTrimTests
{
    private const long Megabyte = 1 << 20;

    [TestMethod]
    public void A_log_within_its_limit_is_left_alone()
    {
        Assert.IsNull(new LogTrim(Megabyte).Next(0, null));
        Assert.IsNull(new LogTrim(Megabyte).Next(Megabyte, null));
        Assert.IsNull(new LogTrim(null).Next(LogTrim.DefaultLimit, null));
    }

    [TestMethod]
    public void Of_a_longer_one_the_first_quarter_of_the_limit_and_the_last_half_stay() =>
        Assert.AreEqual(new LeftOut(Megabyte / 4, 9 * Megabyte + Megabyte / 2), new LogTrim(Megabyte).Next(10 * Megabyte, null));

    [TestMethod]
    public void Nothing_is_asked_of_the_disk_before_there_is_a_quarter_to_give_back()
    {
        var trim = new LogTrim(Megabyte);
        LeftOut? hole = trim.Next(10 * Megabyte, null);
        Assert.IsNull(trim.Next(10 * Megabyte + Megabyte / 4, hole));
        Assert.AreEqual(hole!.Value.From, trim.Next(10 * Megabyte + Megabyte / 4 + 1, hole)!.Value.From);
    }

    [TestMethod]
    [DataRow(1L)]
    [DataRow(LogTrim.SmallestLimit)]
    [DataRow(LogTrim.SmallestLimit + 1)]
    [DataRow(1_000_000L)]
    [DataRow(LogTrim.DefaultLimit)]
    [DataRow(long.MaxValue)]
    public void However_a_log_grows_the_limit_holds_and_the_promised_ends_stay(long limit)
    {
        var random = new Random(1);
        var trim = new LogTrim(limit);
        long counted = Math.Max(limit, LogTrim.SmallestLimit);
        LeftOut? hole = null;
        for (long size = 0; size < 100 * LogTrim.DefaultLimit; size += random.NextInt64(1, 300_000))
        {
            if (trim.Next(size, hole) is not { } next)
                continue;
            Assert.IsTrue(hole is not { } before || (next.From == before.From && next.To > before.To), "a hole grows at its end alone");
            Assert.IsLessThanOrEqualTo(counted, size - next.Bytes);
            Assert.IsGreaterThanOrEqualTo(counted / 4, next.From);
            Assert.IsGreaterThanOrEqualTo(counted / 2, size - next.To);
            Assert.AreEqual((0, 0), (next.From % 4096, next.To % 4096));
            hole = next;
        }
    }

    [TestMethod]
    public void A_reader_passes_over_the_hole_and_stops_before_it()
    {
        var hole = new LeftOut(100, 300);
        Assert.AreEqual((99L, 300L, 300L, 300L), (hole.Behind(99), hole.Behind(100), hole.Behind(299), hole.Behind(300)));
        Assert.AreEqual((1, 100, 64, 64), (hole.Before(99, 64), hole.Before(0, 200), hole.Before(0, 64), hole.Before(300, 64)));
    }

    [TestMethod]
    public void The_note_of_it_reads_as_it_was_written() =>
        Assert.AreEqual(new LeftOut(4096, long.MaxValue), LeftOutJson.TryRead(LeftOutJson.Write(new LeftOut(4096, long.MaxValue))));

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"left_out_from\":1,\"left_out")]
    [DataRow("{\"left_out_from\":5,\"left_out_to\":5}")]
    [DataRow("{\"left_out_from\":-5,\"left_out_to\":5}")]
    [DataRow("{\"left_out_to\":5}")]
    public void What_is_no_note_leaves_nothing_out(string text) => Assert.IsNull(LeftOutJson.TryRead(Encoding.UTF8.GetBytes(text)));
}
