using System.Collections.Immutable;
using System.Text;
using Daft.Core.Templates;

namespace Daft.Core.Expansion;

/// <summary>One value on its way to its text, and what it has cost so far.</summary>
/// <param name="find">Null for a variable that is not set.</param>
/// <param name="templates">Null: a template stays as it is written.</param>
internal sealed class ValueExpansion(Func<string, string?> find, string home, TemplateValues? templates)
{
    /// <summary>Characters that replacements may go through: a short value can ask for the same long search over and over.</summary>
    private const long MostWork = 64L * EnvironmentExpansion.LongestValue;

    private long _work;

    public Expanded Expand(ImmutableArray<ValuePart> parts)
    {
        string text = TextOf(parts);
        return text.Length > EnvironmentExpansion.LongestValue ? Refuse($"it expands to more than {EnvironmentExpansion.LongestValue} characters")
            : _work > MostWork ? Refuse($"its replacements go through more than {MostWork} characters")
            : new Expanded(text, null);
    }

    private static Expanded Refuse(string message) => new(null, new ExpansionError(message, 0));

    private string TextOf(ImmutableArray<ValuePart> parts)
    {
        var text = new StringBuilder();
        foreach (ValuePart part in parts.TakeWhile(_ => text.Length <= EnvironmentExpansion.LongestValue && _work <= MostWork))
            text.Append(TextOf(part));
        return text.ToString();
    }

    private string? TextOf(ValuePart part) => part switch
    {
        ValuePart.Literal literal => literal.Text,
        ValuePart.Home => home,
        ValuePart.Template template => templates?.Of(template.Name) ?? $"{{{template.Name}}}",
        ValuePart.Variable variable => find(variable.Name),
        ValuePart.Defaulted defaulted => find(defaulted.Name) is { } value && !(defaulted.ForEmpty && value.Length == 0) ? value : TextOf(defaulted.Default),
        ValuePart.Alternative alternative => string.IsNullOrEmpty(find(alternative.Name)) ? null : TextOf(alternative.Text),
        ValuePart.Replacement replacement => Replace(find(replacement.Name) ?? "", TextOf(replacement.Text), TextOf(replacement.With)),
        _ => null,
    };

    /// <summary>Stops where the result is longer than a value may be.</summary>
    private string Replace(string value, string text, string with)
    {
        _work += value.Length + ((long)value.Length * text.Length / 64);
        if (text.Length == 0 || _work > MostWork)
            return value;
        var replaced = new StringBuilder();
        int start = 0;
        for (int at = Find(0); at >= 0 && replaced.Length <= EnvironmentExpansion.LongestValue; at = Find(start))
        {
            replaced.Append(value, start, at - start).Append(with);
            start = at + text.Length;
        }

        _work += replaced.Length;
        return replaced.Append(value, start, value.Length - start).ToString();
        int Find(int from) => value.IndexOf(text, from, StringComparison.Ordinal);
    }
}
