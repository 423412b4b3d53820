using Daft.Terminal;

namespace Daft.Tests.Terminal;

[TestClass]
public sealed class TerminalTraitsTests
{
    [TestMethod]
    [DataRow(true, ColorWhen.Auto, "", true, true, DisplayName = "a terminal")]
    [DataRow(false, ColorWhen.Auto, "", false, false, DisplayName = "a pipe")]
    [DataRow(true, ColorWhen.Auto, "NO_COLOR=1", false, false, DisplayName = "NO_COLOR")]
    [DataRow(true, ColorWhen.Auto, "NO_COLOR=", true, true, DisplayName = "an empty NO_COLOR")]
    [DataRow(true, ColorWhen.Auto, "TERM=dumb", false, false, DisplayName = "a dumb terminal")]
    [DataRow(true, ColorWhen.Never, "", false, false, DisplayName = "--color never")]
    [DataRow(false, ColorWhen.Always, "", true, false, DisplayName = "--color always into a pipe")]
    [DataRow(true, ColorWhen.Always, "NO_COLOR=1", true, true, DisplayName = "--color always is stronger than NO_COLOR")]
    public void Escape_sequences_go_only_where_they_are_obeyed_and_wanted(bool isTerminal, ColorWhen when, string variable, bool color, bool live)
    {
        TerminalTraits traits = Decide(isTerminal, when, variable);

        Assert.AreEqual(color, traits.UsesColor);
        Assert.AreEqual(live, traits.IsLive);
    }

    [TestMethod]
    [DataRow("LANG=en_US.UTF-8", true)]
    [DataRow("LANG=de_DE.utf8", true)]
    [DataRow("LC_ALL=C", false)]
    [DataRow("LC_CTYPE=C.UTF-8", true)]
    [DataRow("", false)]
    public void Signs_beyond_ASCII_need_a_locale_that_has_them(string variable, bool unicode) =>
        Assert.AreEqual(unicode, Decide(true, ColorWhen.Auto, variable).UsesUnicode);

    private static TerminalTraits Decide(bool isTerminal, ColorWhen when, string variable)
    {
        string[] parts = variable.Split('=', 2);
        return TerminalTraits.Decide(isTerminal, when, parts.Length == 2 ? new() { [parts[0]] = parts[1] } : new Dictionary<string, string>());
    }
}
