using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Templates;

namespace Daft.Core.Expansion;

/// <summary>
/// The little that a value of <c>env:</c> can say: <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c>,
/// <c>${NAME-default}</c>, <c>${NAME:+alternative}</c>, <c>${NAME//text/replacement}</c>, a leading <c>~</c> alone or
/// before a slash, templates, and <c>$$</c> for a dollar sign. A dollar sign before anything else stays, and what a
/// variable or a template holds is never looked at again.
/// </summary>
public static class EnvironmentExpansion
{
    /// <summary>What Linux takes for one variable (<c>MAX_ARG_STRLEN</c>, execve(2)); it also ends values that double themselves.</summary>
    public const int LongestValue = 131_072;

    /// <param name="find">Null for a variable that is not set: it expands to nothing.</param>
    /// <param name="templates">Null: templates stay as they are written.</param>
    public static Expanded Expand(string value, Func<string, string?> find, string home, TemplateValues? templates = null)
    {
        (ImmutableArray<ValuePart> parts, ExpansionError? error) = ValueParser.Parse(value);
        return error is not null ? new Expanded(null, error) : new ValueExpansion(find, home, templates).Expand(parts);
    }

    /// <returns>What is wrong with the way a value is written, whatever its variables hold; null where nothing is.</returns>
    public static ExpansionError? FindError(string value) => ValueParser.Parse(value).Error;

    /// <summary>
    /// Puts a job's variables over an environment, in order: each may refer to those before it and, by its own name, to
    /// what it replaces. Names are compared as <paramref name="environment"/> compares them.
    /// </summary>
    /// <param name="templates">Null: templates stay as they are written.</param>
    public static ExpandedEnvironment Apply(
        ImmutableDictionary<string, string> environment, IEnumerable<PlannedVariable> variables, string home, TemplateValues? templates = null)
    {
        foreach (PlannedVariable variable in variables)
        {
            ImmutableDictionary<string, string> before = environment;
            Expanded expanded = Expand(variable.Value, name => before.GetValueOrDefault(name), home, templates);
            if (expanded.Text is null)
                return new ExpandedEnvironment(null, $"env '{variable.Name}': {expanded.Error?.Message}");
            // Removed first: with names that differ only in case, the spelling of the file wins.
            environment = environment.Remove(variable.Name).Add(variable.Name, expanded.Text);
        }

        return new ExpandedEnvironment(environment, null);
    }

    /// <summary>Whether a text can be the name of a variable: letters, digits and <c>_</c>, no digit in front (POSIX).</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && text.Select((letter, index) => MayStandInName(letter, isFirst: index == 0)).All(fits => fits);

    internal static bool MayStandInName(char letter, bool isFirst) =>
        char.IsAsciiLetter(letter) || letter == '_' || (!isFirst && char.IsAsciiDigit(letter));
}
