using Daft.Terminal;

namespace Daft.Tests.Terminal;

[TestClass]
public sealed class PlainTextTests
{
    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("\e[31mred\e[0m", "red", DisplayName = "colour")]
    [DataRow("\e[2J\e[H\e[?25lhidden", "hidden", DisplayName = "clear, home, hide the cursor")]
    [DataRow("\e]0;title\aafter", "after", DisplayName = "window title ended by BEL")]
    [DataRow("\e]8;;http://x\e\\link\e]8;;\e\\", "link", DisplayName = "hyperlink ended by ST")]
    [DataRow("\eP$qm\e\\kept", "kept", DisplayName = "device control string")]
    [DataRow("\u009b31mred", "red", DisplayName = "eight-bit control sequence")]
    [DataRow("\u009d0;title\u009cafter", "after", DisplayName = "eight-bit string")]
    [DataRow("\e(Bcharset\e7\e8\ec", "charset", DisplayName = "character set, save, restore, reset")]
    [DataRow("torn\e", "torn", DisplayName = "a lone escape at the end")]
    [DataRow("torn\e[12;", "torn", DisplayName = "a torn sequence")]
    [DataRow("torn\e]0;title without end", "torn", DisplayName = "a torn string")]
    [DataRow("a\0b\bc\vd\fe\x7f", "abcde", DisplayName = "control characters")]
    [DataRow("abc\u202edef\u2066", "abcdef", DisplayName = "writing direction")]
    [DataRow("e\u0301 \u65e5\u672c", "e\u0301 \u65e5\u672c", DisplayName = "combining and wide characters stay")]
    [DataRow("a\tb", "a       b", DisplayName = "a tab to the next stop")]
    public void Text_of_others_is_made_safe(string line, string shown) => Assert.AreEqual(shown, PlainText.OfLine(line));

    [TestMethod]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() =>
        Assert.AreEqual("lone \ufffd surrogate", PlainText.OfLine("lone \ud83d surrogate"));

    [TestMethod]
    [DataRow("10%\r20%\r30%", "30%", DisplayName = "the last state counts")]
    [DataRow("10%\r20%\r", "20%", DisplayName = "also when the next is not written yet")]
    [DataRow("windows\r", "windows", DisplayName = "a line end of Windows")]
    [DataRow("done\r\e[K", "done", DisplayName = "an erased line shows what was on it")]
    [DataRow("\r\r", "", DisplayName = "nothing but returns")]
    public void A_line_that_redraws_itself_shows_its_last_state(string line, string shown) => Assert.AreEqual(shown, PlainText.OfLine(line));
}
