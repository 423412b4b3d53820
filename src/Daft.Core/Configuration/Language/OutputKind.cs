using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>The hooks whose output is shown: all, none, or those of a list.</summary>
internal sealed record OutputKind() : ValueKind<OutputKind.Choice>("true, false, or a list of hooks")
{
    public override ValueShape Shape => new ValueShape.Either([new ValueShape.Flag(), new ValueShape.List(new ValueShape.Word(HookNames.All))]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out Choice value)
    {
        value = Scalars.FindPlain(entry.Value) switch { "true" => new Choice(null), "false" => new Choice([]), _ => null };
        if (value is not null)
            return true;
        if (entry.Value is not Setting.Sequence list)
            return Refuse(entry, report, FlagKind.Hint((entry.Value as Setting.Scalar)?.Text));
        value = new Choice([.. list.Items.Select(item => FindHook(Entries.ItemOf(entry, item), report)).OfType<string>()]);
        return value.Hooks?.Length == list.Items.Length;
    }

    private string? FindHook(Setting.Entry item, Action<Problem> report)
    {
        string name = Scalars.FindText(item.Value) ?? "";
        if (HookNames.All.Contains(name))
            return name;
        Refuse(item, report, ConfigurationProblems.DidYouMean(name, HookNames.All));
        return null;
    }

    /// <summary>Null: all of them.</summary>
    internal sealed record Choice(ImmutableArray<string>? Hooks);
}
