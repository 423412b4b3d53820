using System.Collections.Immutable;
using Daft.Core.Expansion;
using Daft.Core.Planning;
using Daft.Core.Templates;

namespace Daft.Core.Tests.Expansion;

[TestClass]
public sealed class EnvironmentExpansionTests
{
    private static readonly ImmutableDictionary<string, string> Known = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["NAME"] = "value",
        ["EMPTY"] = "",
        ["TRICKY"] = "$NAME ~ ${NAME} $$",
        ["_1"] = "one",
        ["PLACE"] = "a/b/c",
        ["BACK"] = @"x\y",
    });

    private static readonly TemplateValues Values = new()
    {
        Branch = "$NAME ~ {commit}",
        WorktreePath = "/w/x",
        ProjectRoot = "/w",
        GitDirectory = "/w/.git",
    };

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("", "")]
    [DataRow("$NAME", "value")]
    [DataRow("${NAME}", "value")]
    [DataRow("a$NAME-b", "avalue-b")]
    [DataRow("$NAMES", "")]
    [DataRow("${NAME}S", "valueS")]
    [DataRow("$NAME$NAME", "valuevalue")]
    [DataRow("$_1", "one")]
    [DataRow("$UNSET.", ".")]
    [DataRow("${UNSET}", "")]
    [DataRow("${NAME:-other}", "value")]
    [DataRow("${UNSET:-other}", "other")]
    [DataRow("${EMPTY:-other}", "other")]
    [DataRow("${UNSET:-}", "")]
    [DataRow("${UNSET:-$NAME}", "value")]
    [DataRow("${UNSET:-${EMPTY:-deep}}!", "deep!")]
    [DataRow("${UNSET:-a $$ b}", "a $ b")]
    [DataRow("${UNSET:-~/x}", "/home/me/x")]
    [DataRow("${UNSET:-~}", "/home/me")]
    [DataRow("${NAME-other}", "value")]
    [DataRow("${EMPTY-other}", "")]
    [DataRow("${UNSET-other}", "other")]
    [DataRow("${UNSET-~/x$NAME}", "/home/me/xvalue")]
    [DataRow("${NAME:+other}", "other")]
    [DataRow("${EMPTY:+other}", "")]
    [DataRow("${UNSET:+other}", "")]
    [DataRow("a${NAME:+:${UNSET:-$NAME}}", "a:value")]
    [DataRow("${NAME:+}", "")]
    [DataRow("${PLACE//b/x}", "a/x/c")]
    [DataRow("${PLACE//\\//-}", "a-b-c")]
    [DataRow("${PLACE////-}", "a-b-c")]
    [DataRow("${PLACE//\\//}", "abc")]
    [DataRow("${PLACE//b/x/y}", "a/x/y/c")]
    [DataRow("${PLACE//a\\/b/${UNSET-$NAME}}", "value/c")]
    [DataRow("${BACK//\\\\/\\}", "x\\y")]
    [DataRow("${BACK//\\\\//}", "x/y")]
    [DataRow("${NAME//$NAME/~/x}", "/home/me/x")]
    [DataRow("${NAME//~/x}", "value")]
    [DataRow("${NAME//$EMPTY/x}", "value")]
    [DataRow("${NAME//a/aa}", "vaalue")]
    [DataRow("${NAME//*/x}", "value")]
    [DataRow("${UNSET//a/b}", "")]
    [DataRow("${TRICKY//$$/_}", "_NAME ~ _{NAME} __")]
    [DataRow("~", "/home/me")]
    [DataRow("~/.cache", "/home/me/.cache")]
    [DataRow("~other/x", "~other/x")]
    [DataRow("a~/x", "a~/x")]
    [DataRow("a:~/x", "a:~/x")]
    [DataRow("$$", "$")]
    [DataRow("$$NAME", "$NAME")]
    [DataRow("$${NAME}", "${NAME}")]
    [DataRow("$$$NAME", "$value")]
    [DataRow("$", "$")]
    [DataRow("5$", "5$")]
    [DataRow("$1 $( $) $- $\"", "$1 $( $) $- $\"")]
    [DataRow("a}b", "a}b")]
    [DataRow("$Ä", "$Ä")]
    public void A_value_is_expanded(string value, string expected)
    {
        Assert.AreEqual(new Expanded(expected, null), EnvironmentExpansion.Expand(value, name => Known.GetValueOrDefault(name), "/home/me"));
        Assert.IsNull(EnvironmentExpansion.FindError(value));
    }

    [TestMethod]
    public void What_a_variable_holds_is_taken_as_it_is() =>
        Assert.AreEqual("$NAME ~ ${NAME} $$", EnvironmentExpansion.Expand("${TRICKY}", name => Known.GetValueOrDefault(name), "/home/me").Text);

    [TestMethod]
    [DataRow("${}", "'${}' is not a form daft knows", 0)]
    [DataRow("${1}", "'${1}' is not a form daft knows", 0)]
    [DataRow("${NAME:?gone}", "'${NAME:?gone}' is not a form daft knows", 0)]
    [DataRow("x${NAME+other}", "'${NAME+other}' is not a form daft knows", 1)]
    [DataRow("${NAME:=other}", "'${NAME:=other}' is not a form daft knows", 0)]
    [DataRow("${NAME:1}", "'${NAME:1}' is not a form daft knows", 0)]
    [DataRow("${NAME/a/b}", "'${NAME/a/b}' is not a form daft knows", 0)]
    [DataRow("${NAME//a}", "'${NAME//a}' is not a form daft knows", 0)]
    [DataRow("${NAME//}", "'${NAME//}' is not a form daft knows", 0)]
    [DataRow("${NAME%.*}", "'${NAME%.*}' is not a form daft knows", 0)]
    [DataRow("${ NAME }", "'${ NAME }' is not a form daft knows", 0)]
    [DataRow("a ${NAME", "'${NAME' has no closing brace", 2)]
    [DataRow("a ${NAME//x\\", "'${NAME//x\\' has no closing brace", 2)]
    [DataRow("${UNSET:-${NAME}", "'${UNSET:-${NAME}' is not a form daft knows", 0)]
    [DataRow("${NAME:-${1}}", "'${1}' is not a form daft knows", 8)]
    [DataRow("${NAME//a/b$NAME${1}}", "'${1}' is not a form daft knows", 16)]
    [DataRow("${", "'${' has no closing brace", 0)]
    public void A_form_it_does_not_know_is_an_error_even_where_it_would_not_be_used(string value, string message, int offset)
    {
        var error = new ExpansionError(message, offset);
        Assert.AreEqual(new Expanded(null, error), EnvironmentExpansion.Expand(value, name => Known.GetValueOrDefault(name), "/home/me"));
        Assert.AreEqual(error, EnvironmentExpansion.FindError(value));
    }

    [TestMethod]
    public void Defaults_inside_one_another_have_a_limit()
    {
        string deep = string.Concat(Enumerable.Repeat("${X:-", 100_000)) + new string('}', 100_000);
        Assert.AreEqual(new ExpansionError("more than 16 ${…} stand inside one another", 80), EnvironmentExpansion.FindError(deep));
    }

    [TestMethod]
    public void Sixteen_defaults_inside_one_another_are_fine()
    {
        string deep = string.Concat(Enumerable.Repeat("${X:-", 16)) + "end" + new string('}', 16);
        Assert.AreEqual("end", EnvironmentExpansion.Expand(deep, _ => null, "").Text);
    }

    [TestMethod]
    public void A_value_without_a_dollar_sign_or_a_tilde_is_itself()
    {
        var random = new Random(11);
        for (int round = 0; round < 1000; round++)
        {
            string value = string.Concat(Enumerable.Range(0, 30).Select(_ => (char)random.Next(' ', 0x250))).Replace('$', '_').Replace('~', '_');
            Assert.AreEqual(value, EnvironmentExpansion.Expand(value, _ => "wrong", "/wrong").Text);
        }
    }

    [TestMethod]
    public void A_value_with_its_dollar_signs_doubled_is_itself()
    {
        var random = new Random(12);
        for (int round = 0; round < 1000; round++)
        {
            string value = "x" + string.Concat(Enumerable.Range(0, 30).Select(_ => "${}:-~/$AB_1"[random.Next(12)]));
            Assert.AreEqual(value, EnvironmentExpansion.Expand(value.Replace("$", "$$", StringComparison.Ordinal), _ => "wrong", "/wrong").Text);
        }
    }

    [TestMethod]
    public void Variables_are_set_in_their_order_and_see_those_before_them()
    {
        ExpandedEnvironment applied = EnvironmentExpansion.Apply(Known,
            [new("A", "$NAME/a"), new("B", "$A/b:$C"), new("C", "c"), new("NAME", "new $NAME")], "/home/me");
        Assert.AreEqual("value/a", applied.Variables!["A"]);
        Assert.AreEqual("value/a/b:", applied.Variables["B"]);
        Assert.AreEqual("new value", applied.Variables["NAME"]);
        Assert.AreEqual("value", Known["NAME"], "what was given is not changed");
    }

    [TestMethod]
    public void An_error_names_its_variable() => Assert.AreEqual(
        new ExpandedEnvironment(null, "env 'B': '${1}' is not a form daft knows"),
        EnvironmentExpansion.Apply(Known, [new("A", "a"), new("B", "${1}")], "/home/me"));

    [TestMethod]
    public void Where_case_does_not_count_the_spelling_of_the_file_wins()
    {
        ImmutableDictionary<string, string> windows = Known.WithComparers(StringComparer.OrdinalIgnoreCase);
        ImmutableDictionary<string, string> applied = EnvironmentExpansion.Apply(windows, [new("Name", "$name!")], "").Variables!;
        Assert.AreEqual("value!", applied["NAME"]);
        Assert.IsTrue(applied.Keys.Contains("Name", StringComparer.Ordinal));
        Assert.AreEqual(Known.Count, applied.Count);
    }

    [TestMethod]
    [DataRow("{branch}", "$NAME ~ {commit}")]
    [DataRow("${UNSET:-{branch}}/x", "$NAME ~ {commit}/x")]
    [DataRow("${PLACE//b/{branch}}", "a/$NAME ~ {commit}/c")]
    [DataRow("~/{commit}", "/home/me/")]
    [DataRow("$${branch} {brnach} {branch }", "${branch} {brnach} {branch }")]
    public void What_a_template_stands_for_is_taken_as_it_is(string value, string expected) =>
        Assert.AreEqual(expected, EnvironmentExpansion.Expand(value, name => Known.GetValueOrDefault(name), "/home/me", Values).Text);

    [TestMethod]
    public void Without_values_a_template_stays() => Assert.AreEqual("{branch}", EnvironmentExpansion.Expand("{branch}", _ => null, "").Text);

    [TestMethod]
    public void A_replacement_that_grows_comes_to_an_end()
    {
        IEnumerable<PlannedVariable> growing = Enumerable.Range(0, 60).Select(step => new PlannedVariable("V", "${V//x/xx}"));
        Assert.AreEqual("env 'V': it expands to more than 131072 characters",
            EnvironmentExpansion.Apply(Known, growing.Prepend(new("V", "x")), "").Error);
    }

    [TestMethod]
    [Timeout(10_000, CooperativeCancellation = true)]
    public void A_value_that_replaces_the_same_text_over_and_over_comes_to_an_end()
    {
        string large = new('x', EnvironmentExpansion.LongestValue);
        string value = string.Concat(Enumerable.Repeat("${V//x/}", 100_000));
        Assert.AreEqual(new ExpansionError("its replacements go through more than 8388608 characters", 0),
            EnvironmentExpansion.Expand(value, _ => large, "").Error);
    }

    [TestMethod]
    public void Variables_that_double_themselves_come_to_an_end()
    {
        IEnumerable<PlannedVariable> doubling = Enumerable.Range(0, 60).Select(step => new PlannedVariable($"V{step + 1}", $"$V{step}$V{step}"));
        Assert.AreEqual("env 'V18': it expands to more than 131072 characters",
            EnvironmentExpansion.Apply(Known, doubling.Prepend(new("V0", "x")), "").Error);
    }
}
