using System.Collections.Immutable;
using Daft.Core.Expansion;

namespace Daft.Core.Configuration.Language;

/// <summary>The <c>env</c> of a rule: a variable that is set, or variables and the values they have.</summary>
internal sealed record VariableTestKind() : ValueKind<ImmutableArray<ConditionRule.Variable>>("the name of a variable, or a map of variables and their values")
{
    private static readonly VariablesKind Variables = new(AreExpanded: false);

    public override ValueShape Shape => new ValueShape.Either(
    [
        new ValueShape.Text(VariablesKind.NamePattern),
        new ValueShape.Flag(),
        new ValueShape.Names(VariablesKind.NamePattern, VariablesKind.Value) { MayBeEmpty = false },
    ]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<ConditionRule.Variable> value)
    {
        value = [];
        if (entry.Value is Setting.Mapping { Entries.Length: > 0 })
            return TryReadValues(entry, report, out value);
        if (Scalars.FindText(entry.Value) is not { } name || !EnvironmentExpansion.IsName(name))
            return Refuse(entry, report, entry.Value is Setting.Sequence ? "write a rule for each variable" : null);
        value = [new ConditionRule.Variable(name, null) { Place = entry.Value.Place }];
        return true;
    }

    private static bool TryReadValues(Setting.Entry entry, Action<Problem> report, out ImmutableArray<ConditionRule.Variable> value)
    {
        bool isRead = Variables.TryRead(entry, report, out ImmutableArray<EnvironmentEntry> variables);
        value = [.. variables.Select(variable => new ConditionRule.Variable(variable.Name, variable.Value) { Place = variable.Place })];
        return isRead;
    }
}
