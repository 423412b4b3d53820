using Daft.Core.Conditions;
using Daft.Core.Configuration;
using static Daft.Core.Tests.Conditions.Facts;

namespace Daft.Core.Tests.Conditions;

[TestClass]
public sealed class ConditionDecisionTests
{
    private static readonly CommandOutcome Succeeded = new CommandOutcome.Exited(0);

    private static readonly CommandOutcome Failed = new CommandOutcome.Exited(3);

    private static readonly CommandOutcome NotThere = new CommandOutcome.NotRun("sh: 1: tset: not found");

    private static readonly CommandOutcome Late = new CommandOutcome.Killed(TimeSpan.FromSeconds(10));

    private const string Runs = "runs";

    /// <summary>The rule, the facts, what <c>skip</c> of it says, and what <c>only</c> of it says.</summary>
    private static IEnumerable<object[]> Table =>
    [
        Row(Merge, Usual with { IsMerging = true }, "skip: a merge is in progress", Runs),
        Row(Merge, Usual with { IsRebasing = true }, Runs, "only: no merge is in progress"),
        Row(Rebase, Usual with { IsRebasing = true }, "skip: a rebase is in progress", Runs),
        Row(Rebase, Usual with { IsMerging = true }, Runs, "only: no rebase is in progress"),
        Row(Ref("release/*"), Usual, "skip: the branch is 'release/1.0' (ref: release/*)", Runs),
        Row(Ref("main"), Usual, Runs, "only: the branch is 'release/1.0' (ref: main)"),
        Row(Ref("main"), Usual with { Branch = null }, Runs, "only: no branch is checked out (ref: main)"),
        Row(Ref("*"), Usual with { Branch = null }, Runs, "only: no branch is checked out (ref: *)"),
        Row(Ref("refs/heads/release/*"), Usual, "skip: the branch is 'release/1.0' (ref: refs/heads/release/*)", Runs),
        Row(Ref("refs/tags/*"), Usual, Runs, "only: the branch is 'release/1.0' (ref: refs/tags/*)"),
        Row(Ref("refs/odd"), Usual with { Branch = "refs/odd" }, "skip: the branch is 'refs/odd' (ref: refs/odd)", Runs),
        Row(Variable("MODE"), Usual, "skip: the variable MODE is set", Runs),
        Row(Variable("GONE"), Usual, Runs, "only: the variable GONE is not set"),
        Row(Variable("EMPTY"), Usual, Runs, "only: the variable EMPTY is empty, 0 or false"),
        Row(Variable("ZERO"), Usual, Runs, "only: the variable ZERO is empty, 0 or false"),
        Row(Variable("NO"), Usual, Runs, "only: the variable NO is empty, 0 or false"),
        Row(Variable("MODE", "fast"), Usual, "skip: the variable MODE is 'fast'", Runs),
        Row(Variable("MODE", "slow"), Usual, Runs, "only: the variable MODE is not 'slow'"),
        Row(Variable("MODE", "FAST"), Usual, Runs, "only: the variable MODE is not 'FAST'"),
        Row(Variable("ZERO", "0"), Usual, "skip: the variable ZERO is '0'", Runs),
        Row(Variable("GONE", ""), Usual, Runs, "only: the variable GONE is not set"),
        Row(Command("test"), Usual.With("test", Succeeded), "skip: the command 'test' succeeded", Runs),
        Row(Command("test"), Usual.With("test", Failed), Runs, "only: the command 'test' failed"),
        Row(Command("tset"), Usual.With("tset", NotThere), Runs, "only: the command 'tset' could not be run: sh: 1: tset: not found"),
        Row(Command("sleep"), Usual.With("sleep", Late), Runs, "only: the command 'sleep' was killed: it did not end within 10s"),
        Row(Command("test"), Usual, "open: test", "open: test"),
        Row(Merge with { Reason = "merges are\nquick" }, Usual with { IsMerging = true }, "merges are quick", Runs),
        Row(Ref("main") with { Reason = "it is for main\n" }, Usual, Runs, "it is for main"),
        Row(Command("sleep") with { Reason = "it is for others" }, Usual.With("sleep", Late), Runs, "only: the command 'sleep' was killed: it did not end within 10s"),
        Row(Command("test") with { Reason = "it is for others" }, Usual.With("test", Failed), Runs, "it is for others"),
    ];

    [TestMethod]
    [DynamicData(nameof(Table))]
    public void A_rule_skips_where_it_holds_or_where_it_alone_must_hold_and_does_not(object rule, object facts, string skip, string only)
    {
        Assert.AreEqual(skip, Tell(ConditionDecision.Of(Rules((ConditionRule)rule), null, (ConditionFacts)facts)));
        Assert.AreEqual(only, Tell(ConditionDecision.Of(null, Rules((ConditionRule)rule), (ConditionFacts)facts)));
    }

    [TestMethod]
    public void True_and_false_are_conditions()
    {
        Assert.AreEqual("skip: true", Tell(ConditionDecision.Of(Always(true), null, Usual)));
        Assert.AreEqual(Runs, Tell(ConditionDecision.Of(Always(false), null, Usual)));
        Assert.AreEqual("only: false", Tell(ConditionDecision.Of(null, Always(false), Usual)));
        Assert.AreEqual(Runs, Tell(ConditionDecision.Of(null, Always(true), Usual)));
    }

    [TestMethod]
    public void Without_a_rule_it_runs()
    {
        Assert.AreEqual(Runs, Tell(ConditionDecision.Of(null, null, Usual)));
        Assert.AreEqual(Runs, Tell(ConditionDecision.Of(Rules(), Rules(), Usual)));
    }

    [TestMethod]
    public void Any_rule_skips_and_the_first_that_does_is_told() => Assert.AreEqual(
        "skip: the branch is 'release/1.0' (ref: release/*)", Tell(ConditionDecision.Of(Rules(Merge, Ref("release/*"), Variable("MODE")), null, Usual)));

    [TestMethod]
    public void All_rules_must_hold_and_the_first_that_does_not_is_told() => Assert.AreEqual(
        "only: no merge is in progress", Tell(ConditionDecision.Of(null, Rules(Ref("release/*"), Merge, Variable("GONE")), Usual)));

    [TestMethod]
    public void Skip_comes_before_only() => Assert.AreEqual("skip: true", Tell(ConditionDecision.Of(Always(true), Always(false), Usual)));

    [TestMethod]
    public void What_is_decided_before_a_command_leaves_it_alone()
    {
        Assert.AreEqual("skip: the variable MODE is set", Tell(ConditionDecision.Of(Rules(Variable("MODE"), Command("a")), null, Usual)));
        Assert.AreEqual("only: no merge is in progress", Tell(ConditionDecision.Of(null, Rules(Merge, Command("a")), Usual)));
        Assert.AreEqual("skip: true", Tell(ConditionDecision.Of(Always(true), Rules(Command("a")), Usual)));
    }

    [TestMethod]
    public void One_command_after_the_other_is_asked_for()
    {
        Condition both = Rules(Command("a"), Command("b"));
        Assert.AreEqual("open: a", Tell(ConditionDecision.Of(both, null, Usual)));
        Assert.AreEqual("open: b", Tell(ConditionDecision.Of(both, null, Usual.With("a", Failed))));
        Assert.AreEqual("skip: the command 'a' succeeded", Tell(ConditionDecision.Of(both, null, Usual.With("a", Succeeded))));
        Assert.AreEqual("open: b", Tell(ConditionDecision.Of(null, both, Usual.With("a", Succeeded))));
    }

    [TestMethod]
    [DataRow(OperatingSystemName.Linux, "skip: true")]
    [DataRow(OperatingSystemName.MacOS, Runs)]
    public void A_condition_for_one_system_is_none_on_another(OperatingSystemName system, string expected)
    {
        ConditionFacts facts = Usual with { System = system };
        Assert.AreEqual(expected, Tell(ConditionDecision.Of(On(OperatingSystemName.Linux, Always(true)), null, facts)));
        Assert.AreEqual(expected.Replace("skip: true", "only: false", StringComparison.Ordinal),
            Tell(ConditionDecision.Of(null, On(OperatingSystemName.Linux, Always(false)), facts)));
    }

    [TestMethod]
    [DataRow(OperatingSystemName.Windows, "skip: the variable MODE is set")]
    [DataRow(OperatingSystemName.Linux, Runs)]
    public void Systems_within_systems_must_agree(OperatingSystemName inner, string expected) => Assert.AreEqual(expected, Tell(ConditionDecision.Of(
        On(OperatingSystemName.Windows, On(inner, Rules(Variable("MODE")))), null, Usual with { System = OperatingSystemName.Windows })));

    [TestMethod]
    public void What_a_variable_holds_is_no_reason_to_tell_it()
    {
        ConditionFacts facts = Usual with { Variables = Usual.Variables.Add("TOKEN", "secret") };
        Assert.AreEqual("only: the variable TOKEN is not 'other'", Tell(ConditionDecision.Of(null, Rules(Variable("TOKEN", "other")), facts)));
        Assert.AreEqual("skip: the variable TOKEN is set", Tell(ConditionDecision.Of(Rules(Variable("TOKEN")), null, facts)));
    }

    [TestMethod]
    public void A_reason_is_one_line_that_deceives_nobody() => Assert.AreEqual(
        @"skip: the command 'a\nb\u{1b}' succeeded", Tell(ConditionDecision.Of(Rules(Command("a\nb\u001b")), null, Usual.With("a\nb\u001b", Succeeded))));

    private static object[] Row(ConditionRule rule, ConditionFacts facts, string skip, string only) => [rule, facts, skip, only];

    private static string Tell(Verdict verdict) => verdict switch
    {
        Verdict.Skipped skipped => skipped.Reason,
        Verdict.Open open => $"open: {open.Command}",
        _ => Runs,
    };
}
