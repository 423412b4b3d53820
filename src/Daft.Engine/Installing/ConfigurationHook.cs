using System.Text;

namespace Daft.Engine.Installing;

/// <summary>
/// daft's own lines in a git configuration file. Added and taken away as text, not by <c>git config</c>, for two
/// reasons: <c>git config --unset</c> leaves an empty section behind and would not give the file back as it was; and
/// <c>event</c> without <c>command</c> makes every git command fail (facts/git.md), so both appear in one rename.
/// </summary>
/// <remarks>
/// A file that did not end in a line feed does not do so afterwards either, so that the removal knows whether the
/// line feed in front of the section is its own. The text is Latin-1 here: bytes in, the same bytes out.
/// </remarks>
internal static class ConfigurationHook
{
    private const string Head = "[hook \"daft\"]\n\t# written by daft install; daft uninstall takes these lines away\n\tcommand = ";
    private const string Tail = "\n\tevent = " + Shim.HookName;

    /// <summary>The file with the section, at its end or in the place of an older one.</summary>
    public static string Add(string text, string command)
    {
        string section = Head + Quote(command) + Tail;
        if (Find(text) is { } old)
            return string.Concat(text.AsSpan(0, old.Start), section, text.AsSpan(old.End));
        return text.Length == 0 || text.EndsWith('\n') ? text + section + "\n" : text + "\n" + section;
    }

    /// <summary>The file without the section; null where it is not there as it was written.</summary>
    public static string? Remove(string text)
    {
        if (Find(text) is not { } section)
            return null;
        bool endsFile = section.End == text.Length;
        int start = endsFile && section.Start > 0 ? section.Start - 1 : section.Start;
        int end = endsFile ? section.End : section.End + 1;
        return text.Remove(start, end - start);
    }

    public static bool HasSection(string text) => Find(text) is not null;

    /// <summary>Whether the command in the section is this one.</summary>
    public static bool Says(string text, string command) => Find(text) is { } section && text[section.Start..section.End] == Head + Quote(command) + Tail;

    /// <summary>Text as the bytes of its UTF-8, one character each.</summary>
    private static string AsBytesText(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>From the first character of the header to the end of the last line, its line feed left out.</summary>
    private static (int Start, int End)? Find(string text)
    {
        int start = text.IndexOf(Head, StringComparison.Ordinal);
        if (start < 0 || (start > 0 && text[start - 1] != '\n'))
            return null;
        int endOfCommand = text.IndexOf('\n', start + Head.Length);
        if (endOfCommand < 0 || string.CompareOrdinal(text, endOfCommand, Tail, 0, Tail.Length) != 0)
            return null;
        int end = endOfCommand + Tail.Length;
        return (end == text.Length || text[end] == '\n') && IsLastOfSection(text[end..]) ? (start, end) : null;
    }

    /// <summary>Nobody has added keys of his own: without the header they would belong to the section in front.</summary>
    private static bool IsLastOfSection(string rest)
    {
        string? next = rest.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] is not ('#' or ';'));
        return next is null || next[0] == '[';
    }

    /// <summary>git-config(1), under "Syntax".</summary>
    private static string Quote(string value) => "\"" + AsBytesText(value)
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal)
        .Replace("\t", @"\t", StringComparison.Ordinal) + "\"";
}
