using System.Text;

namespace Daft.Core.Templates;

/// <summary>
/// A text with templates that no shell reads, <c>root</c>. Values go in as they are; what they hold is never looked at
/// again. For shell text there is <see cref="ShellTemplate"/>, for values of <c>env</c> the expansion knows templates itself.
/// </summary>
public static class TemplateText
{
    public static string Fill(string text, TemplateValues values)
    {
        var filled = new StringBuilder();
        int start = 0;
        foreach (TemplateMark mark in TemplateMark.FindAll(text))
        {
            filled.Append(text, start, mark.Offset - start).Append(values.Of(mark.Name));
            start = mark.Offset + mark.Length;
        }

        return start == 0 ? text : filled.Append(text, start, text.Length - start).ToString();
    }
}
