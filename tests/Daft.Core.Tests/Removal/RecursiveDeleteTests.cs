using Daft.Core.Removal;

namespace Daft.Core.Tests.Removal;

[TestClass]
public sealed class RecursiveDeleteTests
{
    [TestMethod]
    [DataRow("rm -rf wt", "wt")]
    [DataRow("rm -r -f -- -odd wt", "-odd wt")]
    [DataRow("/bin/rm wt -fR other", "wt other")]
    [DataRow("rm --recursive wt", "wt")]
    [DataRow("rm wt", "")]
    [DataRow("rm -f wt", "")]
    [DataRow("rm -f -- -r", "")]
    [DataRow("rm --interactive=never wt", "")]
    [DataRow("farm -rf wt", "")]
    [DataRow("git -r wt", "")]
    public void Its_operands_are_found_where_it_deletes_whole_folders(string line, string operands) =>
        Assert.AreEqual(operands, string.Join(' ', RecursiveDelete.FindPaths(line.Split(' '))));

    [TestMethod]
    public void A_process_without_a_command_line_deletes_nothing() => Assert.IsEmpty(RecursiveDelete.FindPaths([]));
}
