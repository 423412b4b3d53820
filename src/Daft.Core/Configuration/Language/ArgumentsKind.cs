using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>The <c>args</c> of a script. An item of a list may be empty: it is an argument all the same.</summary>
internal sealed record ArgumentsKind() : ValueKind<ScriptArguments>("a text, or a list of arguments")
{
    private static readonly TextKind Line = new("a text, or a list of arguments");

    public override ValueShape Shape => new ValueShape.Either([Line.Shape, new ValueShape.List(new ValueShape.Scalar(""))]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out ScriptArguments value)
    {
        value = null;
        if (entry.Value is Setting.Sequence list)
        {
            ImmutableArray<string> words = [.. list.Items.Select(item => FindWord(Entries.ItemOf(entry, item), report)).OfType<string>()];
            value = words.Length == list.Items.Length ? new ScriptArguments.Words(words) : null;
        }
        else if (Line.TryRead(entry, report, out string? text))
        {
            value = new ScriptArguments.Line(text);
        }

        return value is not null;
    }

    private string? FindWord(Setting.Entry item, Action<Problem> report)
    {
        string? word = Scalars.FindText(item.Value);
        if (word is null)
            Refuse(item, report);
        else if (word.Contains('\0', StringComparison.Ordinal))
            report(ConfigurationProblems.HoldsNul(item));
        return word;
    }
}
