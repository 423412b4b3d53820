using System.Text;
using Daft.Core.Logs;
using Daft.Engine.Store;
using Daft.Reporting;
using Daft.Terminal;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class LogPrinterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectedOutput _output = new();

    private string Path => _folder.In("01-job.log");

    [TestMethod]
    public void What_is_left_out_is_named_where_it_was_on_a_line_of_its_own()
    {
        WriteWithHole("head\nhal", "f\ntail", 5000);
        LogPrinter printer = Printer();

        Assert.IsTrue(printer.TryPrintNew());

        Assert.AreEqual("head\nhal\n[daft: 5000 bytes (4.8 KiB) left out here]\nf\ntail", _output.Text);
        Assert.AreEqual(5000, printer.LeftOut);
    }

    [TestMethod]
    public void A_hole_that_begins_a_line_needs_no_line_end_before_it()
    {
        WriteWithHole("head\n", "tail\n", 4096);
        Assert.IsTrue(Printer().TryPrintNew());
        Assert.AreEqual("head\n[daft: 4096 bytes (4.0 KiB) left out here]\ntail\n", _output.Text);
    }

    [TestMethod]
    public void Whoever_follows_is_told_what_went_before_it_could_be_read()
    {
        File.WriteAllText(Path, "head\nread\n");
        LogPrinter printer = Printer();
        Assert.IsTrue(printer.TryPrintNew());
        File.AppendAllText(Path, "unread\nend\n");
        Assert.IsTrue(LeftOutNote.TryWrite(Path, new LeftOut(5, 17)));

        Assert.IsTrue(printer.TryPrintNew());

        Assert.AreEqual("head\nread\n[daft: 7 bytes (7 B) left out here]\nend\n", _output.Text);
    }

    [TestMethod]
    public void Zeros_of_the_jobs_own_are_bytes_as_any()
    {
        File.WriteAllBytes(Path, new byte[100_000]);
        Assert.IsTrue(Printer().TryPrintNew());
        Assert.HasCount(100_000, _output.Bytes);
    }

    [TestMethod]
    [DataRow("", 3, "")]
    [DataRow("a\nb\nc\n", 2, "b\nc\n")]
    [DataRow("a\nb\nc", 2, "b\nc")]
    [DataRow("a\nb\nc\n", 3, "a\nb\nc\n")]
    [DataRow("a\nb\nc\n", 99, "a\nb\nc\n")]
    [DataRow("a\nb\nc\n", 0, "")]
    [DataRow("a\n\n\n", 2, "\n\n")]
    [DataRow("a\n10%\r20%\r30%\nb\n", 2, "10%\r20%\r30%\nb\n")]
    public void The_last_lines_are_as_many_as_were_asked_for(string log, int count, string expected)
    {
        File.WriteAllText(Path, log);
        LogPrinter printer = Printer();
        printer.KeepLast(count);
        Assert.IsTrue(printer.TryPrintNew());
        Assert.AreEqual(expected, _output.Text);
    }

    [TestMethod]
    public void The_last_lines_may_be_longer_than_what_is_read_at_once()
    {
        string line = new string('x', 150_000) + "\n";
        File.WriteAllText(Path, "first\n" + line + line);
        LogPrinter printer = Printer();
        printer.KeepLast(2);
        Assert.IsTrue(printer.TryPrintNew());
        Assert.AreEqual(line + line, _output.Text);
    }

    [TestMethod]
    public void More_last_lines_than_stand_behind_a_hole_begin_with_the_hole()
    {
        WriteWithHole("head\n", "torn\nb\nc\n", 5000);
        LogPrinter printer = Printer();
        printer.KeepLast(10);
        Assert.IsTrue(printer.TryPrintNew());
        Assert.AreEqual("[daft: 5000 bytes (4.8 KiB) left out here]\ntorn\nb\nc\n", _output.Text);
    }

    [TestMethod]
    public void Lines_of_several_jobs_carry_their_names_and_stay_whole()
    {
        var one = new PrefixedOutput(_output, "one");
        var two = new PrefixedOutput(_output, "two");
        Assert.IsTrue(one.TryWrite("a\nb"u8));
        Assert.IsTrue(two.TryWrite([.. "x\0\r"u8, 0xff, (byte)'\n']));
        Assert.IsTrue(one.TryWrite("b\n\nlast"u8));
        Assert.IsTrue(two.TryFinish());
        Assert.IsTrue(one.TryFinish());
        CollectionAssert.AreEqual(
            new byte[][] { [.. "one | a\ntwo | x\0\r"u8], [0xff], [.. "\none | bb\none | \none | last\n"u8] }.SelectMany(part => part).ToArray(),
            _output.Bytes);
    }

    [TestMethod]
    public void The_end_of_a_log_with_a_hole_and_its_lines_as_they_come_know_of_the_hole()
    {
        WriteWithHole("head\n", "torn\nb\nc\n", 100_000);
        CollectionAssert.AreEqual(new[] { "b", "c" }, LogTail.LastLines(Path, 20).ToArray());
        var told = new List<string>();
        new LogStream(Path).Drain(told.Add, isOver: true);
        CollectionAssert.AreEqual(new[] { "head", "[daft: 100000 bytes (97.6 KiB) left out here]", "torn", "b", "c" }, told);
    }

    public void Dispose() => _folder.Dispose();

    private LogPrinter Printer() => new(_output, new LogFile(Path));

    private void WriteWithHole(string head, string tail, int leftOut)
    {
        File.WriteAllText(Path, head + new string('\0', leftOut) + tail);
        Assert.IsTrue(LeftOutNote.TryWrite(Path, new LeftOut(head.Length, head.Length + leftOut)));
    }

    private sealed class CollectedOutput : IDataOutput
    {
        public List<byte> Bytes { get; } = [];

        public string Text => Encoding.UTF8.GetString([.. Bytes]);

        public bool TryWrite(ReadOnlySpan<byte> bytes)
        {
            Bytes.AddRange(bytes);
            return true;
        }
    }
}
