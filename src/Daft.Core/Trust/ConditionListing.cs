using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Trust;

/// <summary>A condition for people, a line a rule. Commands have their mark, as everywhere in the listing.</summary>
internal static class ConditionListing
{
    /// <param name="word"><c>skip</c> or <c>only</c>.</param>
    /// <param name="condition">Null: no line.</param>
    public static IEnumerable<string> Of(string word, Condition? condition) => condition switch
    {
        Condition.Always always => [$"{word} {(always.Value ? "true" : "false")}"],
        Condition.Rules { Items.IsEmpty: true } => [$"{word} []"],
        Condition.Rules rules => rules.Items.SelectMany(rule => Of(word, rule)),
        Condition.BySystem systems => systems.Systems.SelectMany(system => Of($"{word} {system.Key.ToText()}", system.Value)),
        _ => [],
    };

    private static ImmutableArray<string> Of(string word, ConditionRule rule) => rule switch
    {
        ConditionRule.Merge => [$"{word} merge"],
        ConditionRule.Rebase => [$"{word} rebase"],
        ConditionRule.Ref reference => [$"{word} ref {Line(reference.Glob)}"],
        ConditionRule.Variable { Value: null } variable => [$"{word} env {Line(variable.Name)}"],
        ConditionRule.Variable variable => [$"{word} env {Line(variable.Name)}={Line(variable.Value)}"],
        ConditionRule.Command command => [.. CommandListing.Of($"{word} ", command.Text)],
        _ => throw new InvalidOperationException($"no line for {rule}"),
    };

    private static string Line(string text) => LongGaps.Show(VisibleText.Of(text));
}
