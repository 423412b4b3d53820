using Daft.Core.Configuration;
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
    [DataRow(1_023L, "1023 B")]
    [DataRow(1_024L, "1.0 KiB")]
    [DataRow(1_048_575L, "1023.9 KiB")]
    [DataRow(1_400_000L, "1.3 MiB")]
    [DataRow(2_147_483_648L, "2.0 GiB")]
    [DataRow(long.MaxValue, "8589934591.9 GiB")]
    public void A_size_has_a_unit(long bytes, string text) => Assert.AreEqual(text, Durations.Size(bytes));

    [TestMethod]
    [DataRow("64KB", "64.0 KiB")]
    [DataRow("10MB", "10.0 MiB")]
    [DataRow("500MiB", "500.0 MiB")]
    public void A_size_is_shown_in_the_units_in_which_it_is_configured(string configured, string text) =>
        Assert.AreEqual(text, Durations.Size(SizeText.Find(configured)!.Value));
}
