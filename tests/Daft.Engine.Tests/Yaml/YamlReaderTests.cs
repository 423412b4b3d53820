using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Engine.Tests.Yaml;

[TestClass]
public sealed class YamlReaderTests
{
    [TestMethod]
    public void Every_node_knows_its_place() => Assert.AreEqual(
        "1:1{1:1 a=1:4'x' 2:1 b=3:1[3:3'y' 4:3{4:3 c=4:6\"z\"}] 5:1 d=5:4[5:5'1' 5:8{5:9 e=5:12'2'}]}",
        Dump("a: x\nb:\n- y\n- c: 'z'\nd: [1, {e: 2}]\n"));

    [TestMethod]
    [DataRow("a: 'x'")]
    [DataRow("a: \"x\"")]
    [DataRow("a: |-\n  x")]
    [DataRow("a: >-\n  x")]
    [DataRow("a: !!str x")]
    [DataRow("a: ! x")]
    public void What_is_written_as_text_is_text(string yaml) => Assert.IsTrue(ScalarOf(yaml) is { Text: "x", IsQuoted: true });

    [TestMethod]
    [DataRow("a: x", "x")]
    [DataRow("a: 1.50", "1.50")]
    [DataRow("a: ~", "~")]
    [DataRow("a:", "")]
    public void What_is_plain_is_as_it_is_written(string yaml, string text) =>
        Assert.AreEqual((text, false), (ScalarOf(yaml).Text, ScalarOf(yaml).IsQuoted));

    [TestMethod]
    public void Duplicate_keys_are_all_there() => Assert.AreEqual("1:1{1:1 a=1:4'1' 2:1 a=2:4'2'}", Dump("a: 1\na: 2\n"));

    [TestMethod]
    [DataRow("")]
    [DataRow("\n\n")]
    [DataRow("# a remark\n")]
    [DataRow("\ufeff")]
    public void A_text_without_a_document_has_no_root(string yaml)
    {
        YamlReading reading = YamlReader.Read(yaml, "f");
        Assert.IsTrue(reading.Root is null && reading.Problems.IsEmpty);
    }

    [TestMethod]
    [DataRow("\ufeffa: 1\n")]
    [DataRow("---\r\na: 1\r\n...\r\n")]
    [DataRow("%YAML 1.2\n---\na: 1\n")]
    public void A_mark_a_directive_and_dos_line_ends_are_passed_over(string yaml) => StringAssert.EndsWith(Dump(yaml), "'1'}", StringComparison.Ordinal);

    [TestMethod]
    public void An_alias_is_what_its_anchor_names_with_its_place() => Assert.AreEqual(
        "1:1{1:1 a=1:4{1:8 x=1:11'1'} 2:1 b=1:4{1:8 x=1:11'1'}}", Dump("a: &n {x: 1}\nb: *n\n"));

    [TestMethod]
    public void An_alias_may_be_a_key() => Assert.AreEqual("1:1[1:3'k' 2:3{2:3 k=2:8'v'}]", Dump("- &a k\n- *a : v\n"));

    [TestMethod]
    [DataRow("a: 1\n---\nb: 2\n", "f:2:1: a second document starts here", "one file is one document: remove the '---'")]
    [DataRow("a: &x {k: v}\nb:\n  <<: *x\n", "f:3:3: merge keys ('<<') are not supported", "write the keys out, or use an alias for a whole value")]
    [DataRow("[a]: b\n", "f:1:1: this key is a list or a map", "a key is a plain word; put a text that begins with '{' or '[' in quotes")]
    [DataRow("? {a: b}\n: c\n", "f:1:3: this key is a list or a map", "a key is a plain word; put a text that begins with '{' or '[' in quotes")]
    [DataRow("a: !secret x\n", "f:1:4: the tag '!secret' is not supported", "remove it, or put a text that begins with '!' in quotes")]
    [DataRow("a: !!int 3\n", "f:1:4: the tag '!!int' is not supported", "remove it, or put a text that begins with '!' in quotes")]
    [DataRow("a: *x\n", "f:1:4: the alias '*x' names no anchor above it", "put '&x' before the value it stands for, or a text that begins with '*' in quotes")]
    [DataRow("a: &x [*x]\n", "f:1:8: the alias '*x' stands inside the value it names", "a value cannot contain itself")]
    [DataRow("a: &x {b: {c: *x}}\n", "f:1:15: the alias '*x' stands inside the value it names", "a value cannot contain itself")]
    [DataRow("a: b\u0000c\n", "f:1:5: the control character \\u{0} stands here", "remove it, or write it as an escape in double quotes")]
    [DataRow("a: b\nc: \u001b[2J\n", "f:2:4: the control character \\u{1b} stands here", "remove it, or write it as an escape in double quotes")]
    public void What_daft_does_not_read_is_a_problem(string yaml, string expected, string hint) => AssertProblem(yaml, expected, hint);

    [TestMethod]
    public void Merge_keys_are_all_told_and_quoted_ones_are_keys()
    {
        Assert.AreEqual(2, YamlReader.Read("- {<<: {a: b}}\n- {<<: {}}\n", "f").Problems.Length);
        Assert.AreEqual("1:1{1:1 <<=1:7'a'}", Dump("\"<<\": a\n"));
    }

    [TestMethod]
    public void A_billion_laughs_are_refused_at_once()
    {
        string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n"));
        AssertProblem(yaml, "f:5:15: the file has more than 30000 values, counting those that aliases repeat", null);
    }

    [TestMethod]
    public void Thirty_thousand_values_are_fine_and_one_more_is_not()
    {
        Assert.IsNotNull(YamlReader.Read(string.Concat(Enumerable.Repeat("- x\n", 29_999)), "f").Root);
        AssertProblem(string.Concat(Enumerable.Repeat("- x\n", 30_000)), "f:30000:3: the file has more than 30000 values, counting those that aliases repeat", null);
    }

    [TestMethod]
    public void Sixty_four_levels_are_fine_and_one_more_is_not()
    {
        Assert.IsNotNull(YamlReader.Read(new string('[', 64) + new string(']', 64), "f").Root);
        AssertProblem(new string('[', 65) + new string(']', 65), "f:1:65: lists and maps are nested more than 64 levels deep", null);
        AssertProblem(new string('[', 300_000), "f:1:65: lists and maps are nested more than 64 levels deep", null);
    }

    [TestMethod]
    public void Aliases_add_their_levels()
    {
        string yaml = $"a: &a {new string('[', 40)}{new string(']', 40)}\nb: {new string('[', 40)}*a{new string(']', 40)}\n";
        AssertProblem(yaml, "f:2:44: lists and maps are nested more than 64 levels deep", null);
    }

    [TestMethod]
    public void A_file_above_one_mebibyte_is_refused()
    {
        Assert.IsNotNull(YamlReader.Read("a: " + new string('x', 1024 * 1024 - 3), "f").Root);
        AssertProblem("a: " + new string('x', 1024 * 1024 - 2), "f:1:1: the file is larger than 1 MiB", "move long commands into scripts");
    }

    [TestMethod]
    public void Any_text_is_read_or_refused_and_never_an_exception()
    {
        const int Rounds = 20_000;
        var random = new Random(99);
        string[] pieces = ["a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "'", "\"", "|", ">", "#", "?", "!", "!!str ", "%", "@", "\t", "---\n", "...\n", "<<", "\\u", "~", "\r", "é", "\u2028", "🚀"];
        for (int round = 0; round < Rounds; round++)
        {
            string yaml = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            YamlReading reading = YamlReader.Read(yaml, "f");
            Assert.IsTrue(reading.Problems.IsEmpty || reading.Root is null, yaml);
            Assert.IsTrue(reading.Problems.All(problem => problem.Place is { Line: >= 1, Column: >= 1 }), yaml);
            ConfigurationText.Read(yaml, "f");
        }
    }

    private static void AssertProblem(string yaml, string expected, string? hint)
    {
        Problem problem = YamlReader.Read(yaml, "f").Problems.Single();
        Assert.AreEqual((expected, hint), ($"{problem.Place}: {problem.Message}", problem.Hint));
    }

    private static Setting.Scalar ScalarOf(string yaml) => (Setting.Scalar)((Setting.Mapping)YamlReader.Read(yaml, "f").Root!).Entries.Single().Value;

    private static string Dump(string yaml)
    {
        YamlReading reading = YamlReader.Read(yaml, "f");
        Assert.IsTrue(reading.Problems.IsEmpty, string.Join('\n', reading.Problems));
        return Dump(reading.Root!);
    }

    private static string Dump(Setting setting) => At(setting.Place) + setting switch
    {
        Setting.Scalar scalar => scalar.IsQuoted ? $"\"{scalar.Text}\"" : $"'{scalar.Text}'",
        Setting.Sequence list => $"[{string.Join(' ', list.Items.Select(Dump))}]",
        Setting.Mapping map => $"{{{string.Join(' ', map.Entries.Select(entry => $"{At(entry.KeyPlace)} {entry.Key}={Dump(entry.Value)}"))}}}",
        _ => "?",
    };

    private static string At(SourcePlace place) => $"{place.Line}:{place.Column}";
}
