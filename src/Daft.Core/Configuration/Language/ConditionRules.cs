using System.Collections.Immutable;
using Daft.Core.Expansion;

namespace Daft.Core.Configuration.Language;

/// <summary>The rules of a condition: words and maps of tests.</summary>
internal static class ConditionRules
{
    private const string RuleTakes = "merge, rebase, or a map with 'ref', 'env' or 'run'";

    public static ImmutableArray<string> Words { get; } = ["merge", "rebase"];

    public static ValueShape Shape =>
        new ValueShape.List(new ValueShape.Either([new ValueShape.Word(Words), MapShape]));

    public static ValueShape MapShape => new ValueShape.Named("rule", new ValueShape.Fields(RuleKeys.All) { MayBeEmpty = false });

    /// <summary>A map with nothing but <c>desc</c> gives the reason of all rules that have none of their own.</summary>
    public static Condition.Rules Read(Setting.Entry entry, Setting.Sequence list, Action<Problem> report)
    {
        ImmutableArray<RuleDraft> drafts = [.. list.Items.Select(item => Read(Entries.ItemOf(entry, item), report))];
        ImmutableArray<ConditionRule> rules = [.. drafts.SelectMany(draft => draft.Rules)];
        string? reason = drafts.LastOrDefault(draft => draft.Rules.IsEmpty)?.Reason;
        if (!drafts.IsEmpty && drafts.All(draft => draft is { Reason: not null, Rules.IsEmpty: true }))
            report(ConfigurationProblems.ReasonWithoutRule(entry));
        return new Condition.Rules([.. rules.Select(rule => rule with { Reason = rule.Reason ?? reason })]) { Place = list.Place };
    }

    public static Condition.Rules Read(Setting.Entry entry, Setting.Mapping map, Action<Problem> report)
    {
        RuleDraft draft = ReadMap(map, report);
        if (draft is { Reason: not null, Rules.IsEmpty: true } && map.Entries.Length == 1)
            report(ConfigurationProblems.ReasonWithoutRule(entry));
        return new Condition.Rules(draft.Rules) { Place = map.Place };
    }

    /// <returns>A rule for one of the known words, a variable for any other name; null for what can be neither.</returns>
    public static ConditionRule? FindWord(Setting.Scalar scalar) => scalar.Text switch
    {
        "merge" => new ConditionRule.Merge { Place = scalar.Place },
        "rebase" => new ConditionRule.Rebase { Place = scalar.Place },
        _ => EnvironmentExpansion.IsName(scalar.Text) ? new ConditionRule.Variable(scalar.Text, null) { Place = scalar.Place } : null,
    };

    private static RuleDraft Read(Setting.Entry item, Action<Problem> report)
    {
        if (item.Value is Setting.Mapping { Entries.Length: > 0 } map)
            return ReadMap(map, report);
        if (item.Value is Setting.Scalar scalar && Words.Contains(scalar.Text))
            return new RuleDraft([FindWord(scalar)!], null);
        report(ConfigurationProblems.WrongValue(item, RuleTakes, Hint(Scalars.FindText(item.Value))));
        return new RuleDraft([], null);
    }

    private static RuleDraft ReadMap(Setting.Mapping map, Action<Problem> report)
    {
        RuleDraft draft = RuleKeys.All.Read(map, new RuleDraft([], null), report);
        return draft with { Rules = [.. draft.Rules.Select(rule => rule with { Reason = draft.Reason })] };
    }

    private static string? Hint(string? text) => text switch
    {
        null => null,
        _ when ConfigurationProblems.DidYouMean(text, Words) is { } meant => meant,
        _ when EnvironmentExpansion.IsName(text) && FlagKind.Hint(text) is null => $"write '- env: {VisibleText.Excerpt(text)}' for a variable",
        _ => null,
    };
}

/// <summary>A map of tests while it is being read.</summary>
internal sealed record RuleDraft(ImmutableArray<ConditionRule> Rules, string? Reason);
