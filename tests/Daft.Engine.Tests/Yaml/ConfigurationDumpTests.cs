using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Engine.Tests.Yaml;

[TestClass]
public sealed class ConfigurationDumpTests
{
    private static readonly SourcePlace Place = new("daft.yml", 1, 1);

    [TestMethod]
    public void Every_job_stands_beside_the_place_it_comes_from() => Assert.AreEqual("""
        hooks:
          worktree-post-create:
            piped: true
            jobs:
              - # daft.yml:5
                name: "install"
                run: |
                  npm ci

                    npm test
              - # daft.yml:10
                group:
                  jobs:
                    - # daft.yml:12
                      run: make
          post-clone:
            commands:
              lint: # daft.yml:15
                run: x

        """, ConfigurationDump.Of(Parse("""
        hooks:
          worktree-post-create:
            piped: true
            jobs:
              - name: "install"
                run: |
                  npm ci

                    npm test
              - group:
                  jobs:
                    - run: make
          post-clone:
            commands:
              lint: {run: x}
        """)));

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing")]
    public void Nothing_is_an_empty_map(string text) => Assert.AreEqual("{}\n", ConfigurationDump.Of(Parse(text)));

    [TestMethod]
    [DataRow("a: true\nb: 'true'\nc: 12\nd: \"12\"\ne: null\nf: 'null'\ng:\nh: ''\ni: ~")]
    [DataRow("a: [~, null, x]\nb:\n- \n-\n", DisplayName = "a plain nothing in a list")]
    [DataRow("- \n- \n- a: \n")]
    [DataRow("a: {}\nb: []\nc: [[], {}]")]
    [DataRow("'<<': a\n'': b\n'a: b': c\n'#': d\n\"a\\nb\": e\n'? ': f\n'- x': g\n'*a': h")]
    [DataRow("a: x y\n  z\n\n  w\nb: a#b\nc: http://x:1", DisplayName = "plain texts")]
    [DataRow("a: |\n  x\nb: |-\n  x\nc: |+\n  x\n\n\nd: >\n  x\n  y\ne: |2\n    x\n  y\nf: |\n  x  \n  y\t\n", DisplayName = "blocks")]
    [DataRow("a: \"\\n\"\nb: \"\\n\\n\"\nc: \" \\n \"\nd: \"x\\n\\ty\"\ne: \"x\\r\\ny\"\nf: \"\\0\\e\\a\\x7f\"\ng: \"\\u2028x\\u2029\\N\"\nh: \"\\ufeff\"\ni: \"😀\\U0001f600\"\n")]
    [DataRow("a: '# no comment'\nb: 'x # y'\nc: '- x'\nd: '*a'\ne: '&a'\nf: '!x'\ng: '@'\nh: '%'\ni: '---'\nj: '...'\nk: \"---\\nx\"\nl: \"a\\n...\\nb\"")]
    public void What_was_dumped_reads_back_as_it_was(string text) => AssertReadsBack(Parse(text));

    [TestMethod]
    public void Random_texts_read_back_as_they_were()
    {
        const string Letters = "ab '\"\n\t:#-?*&!|>%@`{}[],~\\\r\0\u0007\u0085\u00a0\u2028\ufeffä😀<=";
        var random = new Random(1);
        for (int round = 0; round < 3000; round++)
        {
            string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Letters.EnumerateRunes().ElementAt(random.Next(30)).ToString()));
            var item = new Setting.Mapping(Place, [new Setting.Entry(Text(), Place, new Setting.Scalar(Place, Text(), IsQuoted: true))]);
            AssertReadsBack(new Setting.Mapping(Place, [new Setting.Entry("jobs", Place, new Setting.Sequence(Place, [item, new Setting.Scalar(Place, Text(), IsQuoted: true)]))]));
        }
    }

    [TestMethod]
    public void A_files_name_cannot_break_out_of_its_comment()
    {
        var job = new Setting.Mapping(new SourcePlace("a\nevil: true", 1, 1), [new Setting.Entry("run", Place, new Setting.Scalar(Place, "x", IsQuoted: true))]);
        AssertReadsBack(new Setting.Mapping(Place, [new Setting.Entry("jobs", Place, new Setting.Sequence(Place, [job]))]));
    }

    private static void AssertReadsBack(Setting? setting)
    {
        string dump = ConfigurationDump.Of(setting);
        Assert.AreEqual(Tell(setting), Tell(Parse(dump)), dump);
    }

    /// <summary>A plain text of several lines may come back quoted: neither is a flag or a number.</summary>
    private static string Tell(Setting? setting) => setting switch
    {
        Setting.Scalar { IsQuoted: false } scalar when scalar.Text.Contains('\n', StringComparison.Ordinal) => $"<{scalar.Text}>",
        Setting.Scalar { IsQuoted: false } scalar => $"({(scalar.Text.Length == 0 ? "null" : scalar.Text)})",
        Setting.Scalar scalar => $"<{scalar.Text}>",
        Setting.Sequence list => $"[{string.Join(',', list.Items.Select(Tell))}]",
        Setting.Mapping map => $"{{{string.Join(',', map.Entries.Select(entry => $"{entry.Key}={Tell(entry.Value)}"))}}}",
        _ => "",
    };

    private static Setting? Parse(string text)
    {
        YamlReading yaml = YamlReader.Read(text, "daft.yml");
        Assert.IsTrue(yaml.Problems.IsEmpty, string.Join('\n', yaml.Problems) + text);
        return yaml.Root;
    }
}
