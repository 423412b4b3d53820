using System.Text;

namespace Daft.Core.Templates.Shell;

/// <summary>What a scan found in a shell's text, and how the text changes by it.</summary>
internal sealed class ShellFindings(string text)
{
    private readonly List<Edit> _edits = [];
    private readonly List<string> _names = [];
    private readonly List<TemplateRefusal> _refusals = [];
    private readonly List<TemplateNearMiss> _nearMisses = [];

    public void Substitute(TemplateMark mark, ShellQuoting quoting)
    {
        Replace(mark.Offset, mark.Offset + mark.Length, quoting switch
        {
            ShellQuoting.Bare => ShellTemplate.QuotedReference(mark.Name),
            ShellQuoting.Single => $"'{ShellTemplate.QuotedReference(mark.Name)}'",
            _ => ShellTemplate.Reference(mark.Name),
        });
        if (!_names.Contains(mark.Name))
            _names.Add(mark.Name);
    }

    public void Refuse(TemplateMark mark, RefusalReason reason) => _refusals.Add(new TemplateRefusal(mark, reason));

    /// <summary>All that begin between the two offsets, the second one excluded.</summary>
    public void RefuseAll(int start, int end, RefusalReason reason) =>
        _refusals.AddRange(TemplateMark.FindAll(text, start, end).Select(mark => new TemplateRefusal(mark, reason)));

    /// <summary>Looks for a near miss where a brace opens no template.</summary>
    public void LookForMiss(int offset)
    {
        if (_nearMisses.Count < TemplateNearMiss.MostTold && TemplateNearMiss.FindAt(text, offset) is { } nearMiss)
            _nearMisses.Add(nearMiss);
    }

    public void Replace(int start, int end, string replacement) => _edits.Add(new Edit(start, end, replacement));

    /// <summary>Makes the shell take the character at an offset for itself.</summary>
    public void Escape(int offset) => Replace(offset, offset, @"\");

    public ShellTemplate ToTemplate() => new()
    {
        Command = Rewrite(),
        Names = [.. _names],
        Refusals = [.. _refusals.OrderBy(refusal => refusal.Mark.Offset)],
        NearMisses = [.. _nearMisses.OrderBy(nearMiss => nearMiss.Offset)],
    };

    /// <summary>A here-document is found at its operator and read at the end of the line, so the edits are not in order.</summary>
    private string Rewrite()
    {
        var written = new StringBuilder(text.Length);
        int start = 0;
        foreach (Edit edit in _edits.OrderBy(edit => edit.Start))
        {
            written.Append(text, start, edit.Start - start).Append(edit.Replacement);
            start = edit.End;
        }

        return written.Append(text, start, text.Length - start).ToString();
    }

    private readonly record struct Edit(int Start, int End, string Replacement);
}
