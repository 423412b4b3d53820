using System.Collections.Immutable;
using Daft.Core.Expansion;

namespace Daft.Core.Configuration.Language;

/// <summary>Variables by name, in the order of the file, because later ones may refer to earlier ones.</summary>
/// <param name="AreExpanded">Whether a value may refer to variables; it is taken as it is where not.</param>
internal sealed record VariablesKind(bool AreExpanded = true) : ValueKind<ImmutableArray<EnvironmentEntry>>("a map of variables and their values")
{
    public const string NamePattern = "^[A-Za-z_][A-Za-z0-9_]*$";

    private const string ValueTakes = "a text, a number, true or false";

    public static ValueShape Value => new ValueShape.Scalar("");

    public override ValueShape Shape => new ValueShape.Names(NamePattern, Value);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<EnvironmentEntry> value)
    {
        value = [];
        if (entry.Value is not Setting.Mapping map)
            return Refuse(entry, report, entry.Value switch
            {
                Setting.Sequence => "write 'NAME: value', without '-'",
                Setting.Scalar scalar when scalar.Text.Contains('=', StringComparison.Ordinal) => "write 'NAME: value' below it",
                _ => null,
            });
        value = [.. Entries.WithoutDuplicates(map, report).Select(variable => Read(variable, report)).OfType<EnvironmentEntry>()];
        return true;
    }

    private EnvironmentEntry? Read(Setting.Entry variable, Action<Problem> report)
    {
        Problem? problem = FindProblem(variable);
        if (problem is not null)
        {
            report(problem);
            return null;
        }

        string text = Scalars.FindText(variable.Value)!;
        if (AreExpanded)
            TemplateProblems.TellNearMisses(variable.Value.Place, text, report);
        return new EnvironmentEntry(variable.Key, text, variable.Value.Place);
    }

    private Problem? FindProblem(Setting.Entry variable) => Scalars.FindText(variable.Value) switch
    {
        _ when !EnvironmentExpansion.IsName(variable.Key) => ConfigurationProblems.BadVariableName(variable),
        null => ConfigurationProblems.WrongValue(variable, ValueTakes, Scalars.IsNull(variable.Value) ? "write \"\" for an empty text" : null),
        { } text when text.Contains('\0', StringComparison.Ordinal) => ConfigurationProblems.HoldsNul(variable),
        _ when !AreExpanded => null,
        { } text => EnvironmentExpansion.FindError(text) is { } error ? ConfigurationProblems.BadExpansion(variable, error.Message) : null,
    };
}
