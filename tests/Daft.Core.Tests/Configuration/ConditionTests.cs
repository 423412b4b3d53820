using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class ConditionTests
{
    private const string ACondition = "it takes true, false, the name of a variable, or a list of rules";
    private const string ARule = "it takes merge, rebase, or a map with 'ref', 'env' or 'run'";

    [TestMethod]
    [DataRow("true", "true")]
    [DataRow("false", "false")]
    [DataRow("CI", "env CI")]
    [DataRow("'yes'", "env yes")]
    [DataRow("merge", "merge")]
    [DataRow("[]", "")]
    [DataRow("[merge, rebase]", "merge; rebase")]
    [DataRow("[{ref: 'release/*'}, {env: CI}, {run: test -f x}]", "ref release/*; env CI; run test -f x")]
    [DataRow("[{env: {CI: true, LEVEL: 2, NONE: ''}}]", "env CI=true; env LEVEL=2; env NONE=")]
    [DataRow("[{env: {PRICE: '$${'}}]", "env PRICE=$${")]
    [DataRow("{ref: main}", "ref main")]
    [DataRow("{ref: main, env: CI, desc: why}", "ref main (why); env CI (why)")]
    [DataRow("[merge, {ref: x, desc: own}, {desc: why}]", "merge (why); ref x (own)")]
    [DataRow("{linux: true, macos: [merge], windows: {env: A}}", "linux [true] macos [merge] windows [env A]")]
    [DataRow("{linux: {macos: true}}", "linux [macos [true]]")]
    public void A_condition_is_read(string yaml, string expected)
    {
        Assert.AreEqual(expected, Text(Yml.Job($"skip: {yaml}").Skip));
        Assert.AreEqual(expected, Text(Yml.Job($"only: {yaml}").Only));
        Assert.AreEqual(expected, Text(Yml.Hook($"skip: {yaml}").Skip));
        Assert.AreEqual(expected, Text(Yml.Hook($"only: {yaml}").Only));
    }

    [TestMethod]
    public void Without_one_there_is_no_condition()
    {
        JobDefinition job = Yml.Job("priority: 1");
        Assert.IsTrue(job is { Skip: null, Only: null });
    }

    [TestMethod]
    public void Every_rule_knows_its_place()
    {
        var rules = (Condition.Rules)Yml.Job("skip:\n- merge\n- {ref: x, env: {A: 1}}").Skip!;
        Assert.AreEqual("7:11 8:17 8:29", string.Join(' ', rules.Items.Select(rule => $"{rule.Place.Line}:{rule.Place.Column}")));
    }

    [TestMethod]
    [DataRow("skip:", "6:9: 'skip' is empty; " + ACondition, null)]
    [DataRow("skip: {}", "6:15: 'skip' is an empty map; " + ACondition, null)]
    [DataRow("skip: yes", "6:15: 'skip' is 'yes'; " + ACondition, "write true")]
    [DataRow("skip: 'merge '", "6:15: 'skip' is the text 'merge '; " + ACondition, "did you mean 'merge'?")]
    [DataRow("skip: test -f x", "6:15: 'skip' is 'test -f x'; " + ACondition, "write '- run: …' for a command")]
    [DataRow("only: [mrege]", "6:16: 'only' is 'mrege'; " + ARule, "did you mean 'merge'?")]
    [DataRow("only: [rebaes]", "6:16: 'only' is 'rebaes'; " + ARule, "did you mean 'rebase'?")]
    [DataRow("only: [CI]", "6:16: 'only' is 'CI'; " + ARule, "write '- env: CI' for a variable")]
    [DataRow("only: [true]", "6:16: 'only' is 'true'; " + ARule, null)]
    [DataRow("only: [[]]", "6:16: 'only' is a list inside a list; " + ARule, null)]
    [DataRow("only: [{}]", "6:16: 'only' is an empty map; " + ARule, null)]
    [DataRow("skip: {reff: main}", "6:16: unknown key 'reff' in a condition", "did you mean 'ref'?")]
    [DataRow("skip: [{rnu: main}]", "6:17: unknown key 'rnu' in a condition", "did you mean 'run'?")]
    [DataRow("skip: {branch: main}", "6:16: unknown key 'branch' in a condition", "it may be 'ref', 'env', 'run' or 'desc'")]
    [DataRow("skip: {linx: true}", "6:16: unknown key 'linx' in a condition by system", "did you mean 'linux'?")]
    [DataRow("skip: {linux: true, ref: x}", "6:29: unknown key 'ref' in a condition by system", "it may be 'linux', 'macos' or 'windows'")]
    [DataRow("skip: {linux: }", "6:16: 'linux' is empty; " + ACondition, null)]
    [DataRow("skip: {ref: [a]}", "6:21: 'ref' is a list; it takes a glob of branches", null)]
    [DataRow("skip: {env: [A, B]}", "6:21: 'env' is a list; it takes the name of a variable, or a map of variables and their values", "write a rule for each variable")]
    [DataRow("skip: {env: A B}", "6:21: 'env' is 'A B'; it takes the name of a variable, or a map of variables and their values", null)]
    [DataRow("skip: {env: {A: [b]}}", "6:25: 'A' is a list; it takes a text, a number, true or false", null)]
    [DataRow("skip: {run: }", "6:16: 'run' is empty; it takes a command", null)]
    [DataRow("skip: {desc: why}", "6:15: 'skip' has a 'desc' and no rule that it could be the reason of", "add 'ref', 'env' or 'run', or write 'true'")]
    [DataRow("skip: [{desc: why}]", "6:15: 'skip' has a 'desc' and no rule that it could be the reason of", "add 'ref', 'env' or 'run', or write 'true'")]
    public void A_mistake_is_told(string keys, string expected, string? hint) =>
        Assert.AreEqual(hint is null ? $"daft.yml:{expected}" : $"daft.yml:{expected}\nhint: {hint}", Yml.MistakesInJob(keys));

    private static string Text(Condition? condition) => condition switch
    {
        Condition.Always always => always.Value ? "true" : "false",
        Condition.Rules rules => string.Join("; ", rules.Items.Select(rule => rule.Reason is null ? Text(rule) : $"{Text(rule)} ({rule.Reason})")),
        Condition.BySystem systems => string.Join(' ', systems.Systems.Select(system => $"{system.Key.ToText()} [{Text(system.Value)}]")),
        _ => "none",
    };

    private static string Text(ConditionRule rule) => rule switch
    {
        ConditionRule.Merge => "merge",
        ConditionRule.Rebase => "rebase",
        ConditionRule.Ref reference => $"ref {reference.Glob}",
        ConditionRule.Command command => $"run {command.Text}",
        ConditionRule.Variable variable => variable.Value is null ? $"env {variable.Name}" : $"env {variable.Name}={variable.Value}",
        _ => "?",
    };
}
