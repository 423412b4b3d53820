using Daft.Core.Configuration;

namespace Daft.Core.Conditions;

/// <summary>Decides one <c>skip</c> and one <c>only</c>, the rules in their order: what comes after the one that decides is not asked.</summary>
public static class ConditionDecision
{
    public static Verdict Of(Condition? skip, Condition? only, ConditionFacts facts)
    {
        Verdict verdict = OfSkip(skip, facts);
        return verdict is Verdict.Run ? OfOnly(only, facts) : verdict;
    }

    /// <summary>Any rule that holds.</summary>
    private static Verdict OfSkip(Condition? condition, ConditionFacts facts) => condition switch
    {
        Condition.Always { Value: true } => new Verdict.Skipped("skip: true"),
        Condition.Rules rules => FirstThatDecides(rules, rule => Decide(rule, facts, decidesWhere: true)),
        Condition.BySystem systems => OfSkip(systems.Systems.GetValueOrDefault(facts.System), facts),
        _ => Verdict.Runs,
    };

    /// <summary>Any rule that does not hold.</summary>
    private static Verdict OfOnly(Condition? condition, ConditionFacts facts) => condition switch
    {
        Condition.Always { Value: false } => new Verdict.Skipped("only: false"),
        Condition.Rules rules => FirstThatDecides(rules, rule => Decide(rule, facts, decidesWhere: false)),
        Condition.BySystem systems => OfOnly(systems.Systems.GetValueOrDefault(facts.System), facts),
        _ => Verdict.Runs,
    };

    private static Verdict FirstThatDecides(Condition.Rules rules, Func<ConditionRule, Verdict> decide) =>
        rules.Items.Select(decide).FirstOrDefault(verdict => verdict is not Verdict.Run) ?? Verdict.Runs;

    private static Verdict Decide(ConditionRule rule, ConditionFacts facts, bool decidesWhere) => RuleTest.Holds(rule, facts) switch
    {
        null => new Verdict.Open(((ConditionRule.Command)rule).Text),
        { } holds when holds != decidesWhere => Verdict.Runs,
        true => new Verdict.Skipped(ConditionReasons.OfSkip(rule, facts)),
        false => new Verdict.Skipped(ConditionReasons.OfOnly(rule, facts)),
    };
}
