using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What a rule of a condition may say, and what a condition by system may.</summary>
internal static class RuleKeys
{
    public static Level<RuleDraft> All { get; } = new("in a condition",
    [
        new Key<RuleDraft, string>("ref", "Holds where the branch checked out matches this glob.", new TextKind("a glob of branches"),
            (rule, glob, at) => Add(rule, new ConditionRule.Ref(glob) { Place = at.Value.Place })),
        new Key<RuleDraft, ImmutableArray<ConditionRule.Variable>>("env", "Holds where this variable is set, or where each of a map of variables has its value.",
            new VariableTestKind(), (rule, variables, _) => rule with { Rules = [.. rule.Rules, .. variables] }),
        new Key<RuleDraft, string>("run", "Holds where this shell command exits with 0.", new TextKind("a command"),
            (rule, command, at) => Add(rule, new ConditionRule.Command(command) { Place = at.Value.Place })),
        new Key<RuleDraft, string>("desc", "The reason that is shown where the rule decides.", new TextKind("a text"),
            (rule, text, _) => rule with { Reason = text }),
    ]);

    public static Level<ImmutableSortedDictionary<OperatingSystemName, Condition>> Systems { get; } =
        SystemKeys.Of("in a condition by system", "The condition", new ConditionKind());

    /// <summary>Whether a map is meant to be one by system: a key is one, or is nearer to one than to anything a rule may say.</summary>
    public static bool AreSystems(Setting.Mapping map)
    {
        ImmutableArray<string> systems = [.. Systems.All.Select(key => key.Name)];
        return map.Entries.Any(entry => systems.Contains(entry.Key))
            || map.Entries.All(entry => systems.Contains(Spelling.FindClosest(entry.Key, [.. All.All.Select(key => key.Name), .. systems]) ?? ""));
    }

    private static RuleDraft Add(RuleDraft draft, ConditionRule rule) => draft with { Rules = draft.Rules.Add(rule) };
}
