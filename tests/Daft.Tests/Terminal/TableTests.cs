using Daft.Terminal;

namespace Daft.Tests.Terminal;

[TestClass]
public sealed class TableTests
{
    [TestMethod]
    public void Columns_are_as_wide_as_their_widest_cell() => Assert.AreEqual(
        """
        JOB      SIZE
        日本語    4 B
        build   812 B
        """,
        string.Join('\n', Table.Lines([["JOB", "SIZE"], ["日本語", "4 B"], ["build", "812 B"]], 1)));

    [TestMethod]
    public void Nothing_trails_at_the_end_of_a_line() =>
        CollectionAssert.AreEqual(new[] { "long  x", "s" }, Table.Lines([["long", "x"], ["s", ""]]).ToArray());
}
