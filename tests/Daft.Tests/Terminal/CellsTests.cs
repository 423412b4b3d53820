using Daft.Terminal;

namespace Daft.Tests.Terminal;

[TestClass]
public sealed class CellsTests
{
    [TestMethod]
    [DataRow("", 0)]
    [DataRow("abc", 3)]
    [DataRow("日本語", 6)]
    [DataRow("한국어", 6)]
    [DataRow("e\u0301", 1)]
    [DataRow("ｆｕｌｌ", 8)]
    [DataRow("🚀", 2)]
    [DataRow("✓ ⠋ …", 5)]
    [DataRow("zero\u200bwidth", 9)]
    public void Width_is_counted_in_columns(string text, int cells) => Assert.AreEqual(cells, Cells.Of(text));

    [TestMethod]
    [DataRow("short", 10, "short")]
    [DataRow("exactly", 7, "exactly")]
    [DataRow("too long", 5, "too …")]
    [DataRow("日本語", 6, "日本語")]
    [DataRow("日本語日本語", 6, "日本…")]
    [DataRow("日本語", 4, "日…")]
    [DataRow("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [DataRow("🚀🚀🚀", 4, "🚀…")]
    [DataRow("abc", 1, "…")]
    [DataRow("abc", 0, "")]
    public void A_text_is_cut_to_fit(string text, int cells, string cut) => Assert.AreEqual(cut, Cells.Truncate(text, cells));
}
