using Daft.Core.Configuration;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class ProblemLinesTests
{
    private const string File = """
        hooks:
          worktree-post-create:
            backgroud: true
            日本語: 語語 broken
        """;

    [TestMethod]
    public void A_mistake_has_its_place_its_line_a_caret_and_a_way_out() => Assert.AreEqual(
        """
        error: daft.yml:3:5: unknown key 'backgroud'
                backgroud: true
                ^
        hint: did you mean 'background'?
        """,
        Told(new Problem(new SourcePlace("daft.yml", 3, 5), "unknown key 'backgroud'", "did you mean 'background'?"), File));

    [TestMethod]
    public void A_warning_is_called_one() => Assert.StartsWith(
        "warning: daft.yml:1:1: what", Told(new Problem(new SourcePlace("daft.yml", 1, 1), "what") { Severity = ProblemSeverity.Warning }, File));

    [TestMethod]
    public void The_caret_counts_wide_characters_twice() => Assert.AreEqual(
        """
        error: daft.yml:4:13: broken
                日本語: 語語 broken
                             ^
        """,
        Told(new Problem(new SourcePlace("daft.yml", 4, 13), "broken"), File));

    [TestMethod]
    public void A_place_outside_of_the_file_has_no_line() =>
        Assert.AreEqual("error: daft.yml:99:1: what", Told(new Problem(new SourcePlace("daft.yml", 99, 1), "what"), File));

    [TestMethod]
    public void Nothing_of_the_file_reaches_the_terminal_unseen() => Assert.DoesNotContain(
        "\e",
        Told(new Problem(new SourcePlace("daft.yml", 1, 1), "key '\e[2J'", "or '\e]0;x\a'"), "a: \e[2J"));

    [TestMethod]
    public void Of_a_very_long_line_the_part_around_the_caret_is_shown()
    {
        string[] lines = Told(new Problem(new SourcePlace("daft.yml", 1, 5001), "what"), new string('x', 5000) + "!" + new string('y', 5000)).Split('\n');

        Assert.IsLessThan(200, lines[1].Length);
        Assert.AreEqual('!', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    private static string Told(Problem problem, string text) => string.Join('\n', ProblemLines.Of(TerminalTraits.Plain, problem, text));
}
