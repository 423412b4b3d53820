using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class SpellingTests
{
    [TestMethod]
    [DataRow("nmae", "name")]
    [DataRow("bakground", "background")]
    [DataRow("timout", "timeout")]
    [DataRow("RUN", "run")]
    [DataRow("fmt", "format")]
    [DataRow("environment", "env")]
    [DataRow("rnu", "run")]
    public void A_near_word_is_found(string word, string expected) =>
        Assert.AreEqual(expected, Spelling.FindClosest(word, ["name", "run", "env", "background", "timeout", "format"]));

    [TestMethod]
    [DataRow("")]
    [DataRow("skip")]
    [DataRow("glob")]
    [DataRow("x")]
    public void A_far_word_is_not(string word) =>
        Assert.IsNull(Spelling.FindClosest(word, ["name", "run", "env", "background", "timeout", "y"]));

    [TestMethod]
    public void Of_two_equally_near_words_the_first_is_taken() => Assert.AreEqual("lint-a", Spelling.FindClosest("lint-x", ["lint-a", "lint-b"]));

    [TestMethod]
    public void A_nearer_word_outranks_an_earlier_one() => Assert.AreEqual("build", Spelling.FindClosest("biuld", ["guild", "build"]));

    [TestMethod]
    public void A_word_of_any_length_is_compared_with_any_other() =>
        Assert.IsNull(Spelling.FindClosest(new string('a', 1_000_000), [new string('a', 999_999), "a"]));
}
