using Daft.Terminal;

namespace Daft.Tests.Terminal;

[TestClass]
public sealed class DurationsTests
{
    [TestMethod]
    [DataRow(0.0, "0ms")]
    [DataRow(0.036, "36ms")]
    [DataRow(0.9999, "999ms")]
    [DataRow(1.0, "1.0s")]
    [DataRow(4.25, "4.2s")]
    [DataRow(59.99, "59.9s")]
    [DataRow(60.0, "1m0s")]
    [DataRow(92.0, "1m32s")]
    [DataRow(3599.9, "59m59s")]
    [DataRow(3900.0, "1h5m")]
    [DataRow(90_000.0, "25h0m")]
    [DataRow(-5.0, "0ms", DisplayName = "a clock that was set back")]
    public void A_span_is_short(double seconds, string text) => Assert.AreEqual(text, Durations.Of(TimeSpan.FromSeconds(seconds)));

    [TestMethod]
    [DataRow(-3, "just now")]
    [DataRow(4, "just now")]
    [DataRow(12, "12s ago")]
    [DataRow(119, "1m ago")]
    [DataRow(7200, "2h ago")]
    [DataRow(200_000, "2d ago")]
    public void An_age_is_relative(int seconds, string text) => Assert.AreEqual(text, Durations.Ago(TimeSpan.FromSeconds(seconds)));

    [TestMethod]
    [DataRow(0L, "0 B")]
    [DataRow(999L, "999 B")]
    [DataRow(1_000L, "1.0 kB")]
    [DataRow(999_999L, "999.9 kB")]
    [DataRow(1_340_000L, "1.3 MB")]
    [DataRow(2_000_000_000L, "2.0 GB")]
    public void A_size_has_a_unit(long bytes, string text) => Assert.AreEqual(text, Durations.Size(bytes));
}
