using Daft.Core.Prompts;
using Daft.Core.Tests.Runs;

namespace Daft.Core.Tests.Prompts;

[TestClass]
public sealed class PromptFormatTests
{
    private static readonly PromptValues Values = new()
    {
        Standing = Standings.Of(Standings.Run("a:completed b:running c:queued d:failed e:cancelled f:skipped g:blocked")),
        Root = "/work/feature tree/",
        FindBranch = () => "topic",
    };

    [TestMethod]
    [DataRow("", "")]
    [DataRow("text", "text")]
    [DataRow("{warm}", "warming")]
    [DataRow("[{warm} {running}+{queued}/{jobs}]", "[warming 1+1/7]")]
    [DataRow("{done} {failed} {cancelled}", "2 2 1")]
    [DataRow("{worktree}:{branch}", "feature tree:topic")]
    [DataRow("{path}", "/work/feature tree/")]
    [DataRow("{{warm}} {{{warm}}}", "{warm} {warming}")]
    [DataRow("a } b", "a } b")]
    public void Names_in_braces_stand_for_values(string format, string expected) => Assert.AreEqual(expected, PromptFormat.Parse(format).Fill(Values));

    [TestMethod]
    public void Every_name_has_a_value()
    {
        foreach (string name in PromptValues.Names)
            Assert.AreNotEqual("", PromptFormat.Parse($"{{{name}}}").Fill(Values), name);
    }

    [TestMethod]
    [DataRow("{wram}", "'{wram}' stands for nothing", "did you mean '{warm}'?")]
    [DataRow("{}", "'{}' stands for nothing", "there is {warm}, {jobs}, {running}, {queued}, {done}, {failed}, {cancelled}, {worktree}, {path}, {branch}")]
    [DataRow("x {warm", "'{warm' is not closed", "a brace that is meant as one is written twice: {{")]
    public void Anything_else_in_braces_is_a_mistake(string format, string message, string hint)
    {
        var refused = Assert.ThrowsExactly<DaftException>(() => PromptFormat.Parse(format));
        Assert.AreEqual((message, hint), (refused.Message, refused.Hint));
    }

    [TestMethod]
    public void The_branch_is_looked_up_only_where_it_is_asked_for()
    {
        int asked = 0;
        PromptValues values = Values with { FindBranch = () => asked++ < 0 ? "" : null };

        Assert.AreEqual("warming", PromptFormat.Parse("{warm}").Fill(values));
        Assert.AreEqual(0, asked);
        Assert.AreEqual("", PromptFormat.Parse("{branch}").Fill(values));
    }
}
