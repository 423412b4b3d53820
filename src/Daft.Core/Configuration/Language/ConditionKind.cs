using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>The value of <c>skip</c> and of <c>only</c>.</summary>
internal sealed record ConditionKind() : ValueKind<Condition>("true, false, the name of a variable, or a list of rules")
{
    public override ValueShape Shape => new ValueShape.Named("condition", new ValueShape.Either(
    [
        new ValueShape.Flag(),
        new ValueShape.Text(VariablesKind.NamePattern),
        ConditionRules.Shape,
        ConditionRules.MapShape,
        new ValueShape.Fields(RuleKeys.Systems) { MayBeEmpty = false },
    ]));

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out Condition value)
    {
        value = entry.Value switch
        {
            Setting.Sequence list => ConditionRules.Read(entry, list, report),
            Setting.Mapping { Entries.Length: > 0 } map when RuleKeys.AreSystems(map) => ReadSystems(map, report),
            Setting.Mapping { Entries.Length: > 0 } map => ConditionRules.Read(entry, map, report),
            Setting.Scalar scalar => FindWord(scalar),
            _ => null,
        };
        return value is not null || Refuse(entry, report, Hint((entry.Value as Setting.Scalar)?.Text));
    }

    private static Condition.BySystem ReadSystems(Setting.Mapping map, Action<Problem> report) =>
        new(RuleKeys.Systems.Read(map, ImmutableSortedDictionary<OperatingSystemName, Condition>.Empty, report)) { Place = map.Place };

    /// <summary>What another YAML would take for true or false is no variable, unless it stands in quotes.</summary>
    private static Condition? FindWord(Setting.Scalar scalar) => scalar switch
    {
        { IsQuoted: false, Text: "true" or "false" } => new Condition.Always(scalar.Text == "true") { Place = scalar.Place },
        _ when Scalars.IsNull(scalar) || (!scalar.IsQuoted && FlagKind.Hint(scalar.Text) is not null) => null,
        _ => ConditionRules.FindWord(scalar) is { } rule ? new Condition.Rules([rule]) { Place = scalar.Place } : null,
    };

    private static string? Hint(string? text) =>
        FlagKind.Hint(text) ?? (string.IsNullOrWhiteSpace(text) ? null : ConfigurationProblems.DidYouMean(text, ConditionRules.Words) ?? "write '- run: …' for a command");
}
