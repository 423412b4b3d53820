using System.Collections.Immutable;
using System.Text;

namespace Daft.Core.Templates;

/// <summary>
/// A text with templates that no shell reads: <c>root</c>, the name of a <c>script</c>, an item of <c>args</c>. Values go
/// in as they are; what they hold is never looked at again. For shell text there is <see cref="ShellTemplate"/>, for
/// values of <c>env</c> the expansion knows templates itself.
/// </summary>
public sealed class TemplateText
{
    private readonly string _text;

    private TemplateText(string text)
    {
        _text = text;
        Marks = [.. TemplateMark.FindAll(text)];
        NearMisses = [.. TemplateNearMiss.FindAll(text).Take(TemplateNearMiss.MostTold)];
    }

    /// <summary>In the order of the text; a name may occur more than once.</summary>
    public ImmutableArray<TemplateMark> Marks { get; }

    public ImmutableArray<TemplateNearMiss> NearMisses { get; }

    public static TemplateText Parse(string text) => new(text);

    public string Fill(TemplateValues values) => Rewrite(values.Of, rest => rest);

    /// <summary>
    /// The whole text as one word of a POSIX shell, values left to the variables of the same names: what stands for a
    /// script or an argument in a command.
    /// </summary>
    public string ToShellWord() =>
        Marks.IsEmpty ? ShellWord.Quote(_text) : Rewrite(ShellTemplate.QuotedReference, rest => rest.Length == 0 ? "" : ShellWord.Quote(rest));

    private string Rewrite(Func<string, string> template, Func<string, string> rest)
    {
        var written = new StringBuilder();
        int start = 0;
        foreach (TemplateMark mark in Marks)
        {
            written.Append(rest(_text[start..mark.Offset])).Append(template(mark.Name));
            start = mark.Offset + mark.Length;
        }

        return written.Append(rest(_text[start..])).ToString();
    }
}
