using System.Diagnostics.CodeAnalysis;
using Daft.Core.Templates;

namespace Daft.Core.Configuration.Language;

/// <summary>A text that a shell reads: templates in it must stand where a value arrives as nothing but text.</summary>
internal sealed record ShellTextKind(string Takes) : ValueKind<string>(Takes)
{
    private readonly TextKind _text = new(Takes);

    public override ValueShape Shape => _text.Shape;

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        if (!_text.TryRead(entry, report, out value))
            return false;
        ShellTemplate template = ShellTemplate.Parse(value);
        foreach (TemplateNearMiss nearMiss in template.NearMisses)
            report(TemplateProblems.NearMiss(entry.Value.Place, nearMiss));
        foreach (TemplateRefusal refusal in template.Refusals)
            report(TemplateProblems.Refused(entry.Value.Place, refusal));
        return template.Refusals.IsEmpty;
    }
}
