using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class DurationTextTests
{
    [TestMethod]
    [DataRow("90", 90_000)]
    [DataRow("90s", 90_000)]
    [DataRow("5m", 300_000)]
    [DataRow("1h30m", 5_400_000)]
    [DataRow("500ms", 500)]
    [DataRow("1m500ms", 60_500)]
    [DataRow("1h2m3s4ms", 3_723_004)]
    [DataRow("007s", 7_000)]
    [DataRow("576h", 2_073_600_000)]
    public void A_duration_is_read(string text, int milliseconds) =>
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), DurationText.Find(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("0")]
    [DataRow("0h0m")]
    [DataRow("-1")]
    [DataRow("1.5h")]
    [DataRow("1d")]
    [DataRow("1m1h")]
    [DataRow("1s1s")]
    [DataRow("s")]
    [DataRow("1 m")]
    [DataRow("5M")]
    [DataRow("٣")]
    [DataRow("1h30")]
    [DataRow("577h")]
    [DataRow("99999999999999999999999999999999999999")]
    [DataRow("99999999999999999999999999999999999999h")]
    public void What_is_no_duration_is_refused(string text) => Assert.IsNull(DurationText.Find(text));

    [TestMethod]
    public void What_is_written_reads_as_the_same()
    {
        var random = new Random(20_260_101);
        for (int round = 0; round < 1000; round++)
        {
            var duration = TimeSpan.FromMilliseconds(random.NextInt64(1, (long)DurationText.Longest.TotalMilliseconds + 1));
            Assert.AreEqual(duration, DurationText.Find(DurationText.Of(duration)), DurationText.Of(duration));
        }
    }

    [TestMethod]
    [DataRow("7d", 168)]
    [DataRow("1d12h", 36)]
    [DataRow("12h", 12)]
    [DataRow("3650d", 87_600)]
    public void A_retention_may_be_in_days(string text, int hours) => Assert.AreEqual(TimeSpan.FromHours(hours), DurationText.FindRetention(text));

    [TestMethod]
    [DataRow("7")]
    [DataRow("0d")]
    [DataRow("12h1d")]
    [DataRow("3651d")]
    [DataRow("")]
    public void What_is_no_retention_is_refused(string text) => Assert.IsNull(DurationText.FindRetention(text));

    [TestMethod]
    public void Nothing_is_written_as_such() => Assert.AreEqual("0ms", DurationText.Of(TimeSpan.Zero));
}
