using System.Collections.Immutable;
using Daft.Core.Expansion;
using Daft.Core.Planning;

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
    });

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
    [DataRow("${}", "'${}' is not a form daft knows")]
    [DataRow("${1}", "'${1}' is not a form daft knows")]
    [DataRow("${NAME:?gone}", "'${NAME:?gone}' is not a form daft knows")]
    [DataRow("${NAME-other}", "'${NAME-other}' is not a form daft knows")]
    [DataRow("${NAME%.*}", "'${NAME%.*}' is not a form daft knows")]
    [DataRow("${ NAME }", "'${ NAME }' is not a form daft knows")]
    [DataRow("a ${NAME", "'${NAME' has no closing brace")]
    [DataRow("${UNSET:-${NAME}", "'${UNSET:-${NAME}' is not a form daft knows")]
    [DataRow("${NAME:-${1}}", "'${1}' is not a form daft knows")]
    [DataRow("${", "'${' has no closing brace")]
    public void A_form_it_does_not_know_is_an_error_even_where_it_would_not_be_used(string value, string error)
    {
        Assert.AreEqual(new Expanded(null, error), EnvironmentExpansion.Expand(value, name => Known.GetValueOrDefault(name), "/home/me"));
        Assert.AreEqual(error, EnvironmentExpansion.FindError(value));
    }

    [TestMethod]
    public void Defaults_inside_one_another_have_a_limit()
    {
        string deep = string.Concat(Enumerable.Repeat("${X:-", 100_000)) + new string('}', 100_000);
        Assert.AreEqual("more than 16 defaults stand inside one another", EnvironmentExpansion.FindError(deep));
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
    public void Variables_that_double_themselves_come_to_an_end()
    {
        IEnumerable<PlannedVariable> doubling = Enumerable.Range(0, 60).Select(step => new PlannedVariable($"V{step + 1}", $"$V{step}$V{step}"));
        Assert.AreEqual("env 'V18': it expands to more than 131072 characters",
            EnvironmentExpansion.Apply(Known, doubling.Prepend(new("V0", "x")), "").Error);
    }
}
