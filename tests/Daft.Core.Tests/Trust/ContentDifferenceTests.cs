using Daft.Core.Trust;

namespace Daft.Core.Tests.Trust;

[TestClass]
public sealed class ContentDifferenceTests
{
    [TestMethod]
    [DataRow("", "", "")]
    [DataRow("abc", "abc", " a b c")]
    [DataRow("", "ab", "+a+b")]
    [DataRow("ab", "", "-a-b")]
    [DataRow("abc", "axc", " a-b+x c")]
    [DataRow("abcd", "acd", " a-b c d")]
    [DataRow("acd", "abcd", " a+b c d")]
    [DataRow("aa", "a", " a-a")]
    [DataRow("ab", "ba", "-a b+a")]
    [DataRow("abcabba", "cbabac", "-a-b c-a b+a b a+c")]
    public void Lines_are_unchanged_removed_or_added(string before, string after, string expected) =>
        Assert.AreEqual(expected, Tell(ContentDifference.Between(Lines(before), Lines(after))));

    [TestMethod]
    public void Both_listings_can_be_read_from_the_difference()
    {
        var random = new Random(5);
        for (int round = 0; round < 500; round++)
        {
            string before = Any(random);
            string after = Any(random);
            var difference = ContentDifference.Between(Lines(before), Lines(after));
            Assert.AreEqual(before, string.Concat(difference.Where(line => line.Change != LineChange.Added).Select(line => line.Text)));
            Assert.AreEqual(after, string.Concat(difference.Where(line => line.Change != LineChange.Removed).Select(line => line.Text)));
            Assert.AreEqual(LongestCommon(before, after), difference.Count(line => line.Change == LineChange.Unchanged));
        }
    }

    [TestMethod]
    public void Listings_too_long_to_be_compared_are_told_as_replaced()
    {
        string[] before = [.. Enumerable.Range(0, 3000).Select(line => $"before {line}"), "same"];
        string[] after = [.. Enumerable.Range(0, 3000).Select(line => $"after {line}"), "same"];
        var difference = ContentDifference.Between(before, after);
        Assert.AreEqual((3000, 3000, 1), (difference.Count(line => line.Change == LineChange.Removed), difference.Count(line => line.Change == LineChange.Added), difference.Count(line => line.Change == LineChange.Unchanged)));
    }

    private static string[] Lines(string letters) => [.. letters.Select(letter => $"{letter}")];

    private static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "abcd"[random.Next(4)]));

    private static string Tell(IEnumerable<DifferenceLine> difference) => string.Concat(difference.Select(line =>
        (line.Change switch { LineChange.Added => "+", LineChange.Removed => "-", _ => " " }) + line.Text));

    /// <summary>The plainest possible definition, to hold the real one against.</summary>
    private static int LongestCommon(string before, string after)
    {
        if (before.Length == 0 || after.Length == 0)
            return 0;
        return before[0] == after[0]
            ? 1 + LongestCommon(before[1..], after[1..])
            : Math.Max(LongestCommon(before[1..], after), LongestCommon(before, after[1..]));
    }
}
