using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class VisibleTextTests
{
    [TestMethod]
    [DataRow("cargo build && echo 'ü 日本 🚀'", "cargo build && echo 'ü 日本 🚀'")]
    [DataRow("a\u001b[2Kb", "a\\u{1b}[2Kb")]
    [DataRow("a\rb\nc\td", "a\\rb\\nc\\td")]
    [DataRow("a\u202eb\u2066c", "a\\u{202e}b\\u{2066}c")]
    [DataRow("a\u200bb\ufeffc", "a\\u{200b}b\\u{feff}c")]
    [DataRow("a\u00a0b\u3000c", "a\\u{a0}b\\u{3000}c")]
    [DataRow("a\u009bb\u007fc", "a\\u{9b}b\\u{7f}c")]
    [DataRow("a\u3164b", "a\\u{3164}b")]
    [DataRow("a\U000e0041b", "a\\u{e0041}b")]
    public void What_does_not_show_is_spelled_out(string text, string expected) => Assert.AreEqual(expected, VisibleText.Of(text));

    [TestMethod]
    public void Half_a_character_is_spelled_out() => Assert.AreEqual("a\\u{d83d}b", VisibleText.Of("a\ud83db"));

    [TestMethod]
    public void Nothing_shown_moves_the_cursor_whatever_the_text_is()
    {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++)
        {
            string shown = VisibleText.Of(string.Concat(Enumerable.Range(0, 20).Select(_ => (char)random.Next(0x10000))));
            Assert.IsFalse(shown.Any(letter => char.IsControl(letter) || letter is (>= '\u202a' and <= '\u202e') or '\u2028' or '\u2029'), shown);
        }
    }

    [TestMethod]
    public void A_long_text_is_cut_for_a_sentence() => Assert.AreEqual(new string('x', 40) + "…", VisibleText.Excerpt(new string('x', 41)));

    [TestMethod]
    public void An_emoji_with_a_joiner_deceives_nobody() => Assert.IsFalse(VisibleText.Deceives("👩\u200d💻 build"));

    [TestMethod]
    [DataRow("a\nb")]
    [DataRow("a\u202eb")]
    [DataRow("\u001b[0m")]
    public void An_escape_a_line_break_and_a_turn_of_direction_do(string text) => Assert.IsTrue(VisibleText.Deceives(text));
}
