using System.Text;
using Daft.Reporting;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class LogStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];

    [TestMethod]
    public void Every_line_is_told_once_as_it_comes()
    {
        LogStream stream = Stream();

        Append("one\ntw");
        stream.Drain(_told.Add, isOver: false);
        Append("o\nthree\n");
        stream.Drain(_told.Add, isOver: false);

        CollectionAssert.AreEqual(new[] { "one", "two", "three" }, _told);
    }

    [TestMethod]
    public void A_last_line_without_an_end_is_told_when_the_job_has_ended()
    {
        LogStream stream = Stream();
        Append("unfinished");

        stream.Drain(_told.Add, isOver: false);
        Assert.IsEmpty(_told);
        stream.Drain(_told.Add, isOver: true);

        CollectionAssert.AreEqual(new[] { "unfinished" }, _told);
    }

    [TestMethod]
    public void A_character_torn_between_two_looks_is_whole()
    {
        LogStream stream = Stream();
        byte[] letters = Encoding.UTF8.GetBytes("日\n");

        File.WriteAllBytes(Path, letters[..1]);
        stream.Drain(_told.Add, isOver: false);
        File.WriteAllBytes(Path, letters);
        stream.Drain(_told.Add, isOver: false);

        CollectionAssert.AreEqual(new[] { "日" }, _told);
    }

    [TestMethod]
    public void A_line_without_end_is_told_in_pieces_and_loses_nothing()
    {
        Append(new string('x', 20_000) + "\nshort\n");

        Stream().Drain(_told.Add, isOver: true);

        Assert.AreEqual(20_000, _told.SkipLast(1).Sum(line => line.Length));
        Assert.AreEqual("short", _told[^1]);
    }

    [TestMethod]
    public void What_is_told_is_safe_to_show()
    {
        Append("\e[2Jcleared\n");

        Stream().Drain(_told.Add, isOver: true);

        CollectionAssert.AreEqual(new[] { "cleared" }, _told);
    }

    public void Dispose() => _folder.Dispose();

    private string Path => _folder.In("01-job.log");

    private LogStream Stream() => new(Path);

    private void Append(string text) => File.AppendAllText(Path, text);
}
