using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class SizeTextTests
{
    [TestMethod]
    [DataRow("1", 1L)]
    [DataRow("1048576", 1L << 20)]
    [DataRow("7B", 7L)]
    [DataRow("512k", 512L << 10)]
    [DataRow("10MB", 10L << 20)]
    [DataRow("10mb", 10L << 20)]
    [DataRow("1 GiB", 1L << 30)]
    [DataRow("2T", 2L << 40)]
    [DataRow("9223372036854775807", long.MaxValue)]
    public void A_size_is_read(string text, long bytes) => Assert.AreEqual(bytes, SizeText.Find(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("0")]
    [DataRow("0MB")]
    [DataRow("-1")]
    [DataRow("1.5MB")]
    [DataRow("MB")]
    [DataRow("1  MB")]
    [DataRow("1PB")]
    [DataRow("1iB")]
    [DataRow("1BB")]
    [DataRow("٣")]
    [DataRow("9223372036854775808")]
    [DataRow("8388608T")]
    public void What_is_no_size_is_refused(string text) => Assert.IsNull(SizeText.Find(text));

    [TestMethod]
    [DataRow(1L, "1")]
    [DataRow(1500L, "1500")]
    [DataRow(10L << 20, "10MB")]
    [DataRow(3L << 50, "3072TB")]
    public void What_is_written_reads_as_the_same(long bytes, string text)
    {
        Assert.AreEqual(text, SizeText.Of(bytes));
        Assert.AreEqual(bytes, SizeText.Find(SizeText.Of(bytes)));
    }
}
