using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>
/// Puts a parser's complaint into the words of somebody who has the file in front of them. A complaint it does not know
/// is passed on as it is.
/// </summary>
internal static class YamlSyntax
{
    private const string CheckIndentation = "check the indentation of this line";

    private static readonly ImmutableArray<Complaint> Known =
    [
        new("found unexpected end of stream", "the quote that opens here is never closed", "close it with the same kind of quote"),
        new("scalar, found wrong indentation", "the quote that opens here is not closed before the next key", "close it with the same kind of quote"),
        new("flow sequence, did not find", "a ',' or ']' is missing", "close the list with ']'"),
        new("flow mapping, ", "a ',' or '}' is missing", "close the map with '}'"),
        new("scalar value, found invalid mapping", "a value holds ': ', which begins a map", "put the value in quotes, or check the indentation"),
        new("plain scalar, found invalid mapping", "a key stands where the text above goes on", "check the indentation of this line, and the ':' of the key above it"),
        new("Mapping values are not allowed", "a ':' stands where no key can be", "put the value in quotes, or check the indentation"),
        new("did not find expected comment or line break", "a text stands on the line of a '|' or '>'", "begin the text on the next line, or put it in quotes"),
        new("expected <document start>", "this does not go on with what stands above", "check the indentation and the quotes; a key has at most 1024 characters"),
        new("incompatible YAML", "the file asks for a version of YAML that daft does not read", "remove the line with '%YAML'"),
        new("block mapping, did not find expected key", "a key is missing", "check the indentation and the quotes of this line"),
        new("block collection, did not find expected '-'", "this line does not go on with the list above", CheckIndentation),
        new("simple key, could not find expected ':'", "a ':' is missing after a key", "write 'key: value', with a space after the colon"),
        new("Block sequence entries are not allowed", "a list cannot begin here", "begin each '- ' on a line of its own"),
        new("found unknown escape character", "a text in double quotes holds an unknown escape", "write '\\\\' for a backslash, or use single quotes"),
        new("found invalid Unicode", "a text in double quotes holds an escape that is no character", "correct the number after the backslash"),
        new("did not find expected node content", "a value is missing", "write one, or put it in quotes"),
    ];

    /// <param name="text">The whole file.</param>
    /// <param name="place">What the parser complains of.</param>
    /// <param name="complaint">In the parser's words.</param>
    /// <param name="open">Where the lists and maps begin that have not ended there, the innermost first.</param>
    public static Problem Explain(string text, SourcePlace place, string complaint, IReadOnlyCollection<SourcePlace> open)
    {
        if (FindConflict(text, place) is { } conflict)
            return new Problem(conflict, "a merge conflict is left here", "resolve it, and remove the lines with '<<<<<<<', '=======' and '>>>>>>>'");
        if (complaint.Contains(" flow ", StringComparison.Ordinal) && FindBracket(text, place, open) is { } bracket)
            return NeverClosed(text, bracket);
        if (complaint.Contains("block mapping, did not find expected key", StringComparison.Ordinal) && CharacterBefore(text, place) is '"' or '\'' or '}' or ']')
            return new Problem(place, "a text goes on behind its end", "put the whole text in quotes; a single quote inside of single quotes is written twice");
        if (complaint.Contains("tab", StringComparison.Ordinal) && FindTab(text, place) is { } tab)
            return new Problem(tab, "a tab indents this line", "YAML is indented with spaces");
        if (complaint.Contains("cannot start any token", StringComparison.Ordinal))
            return CannotStart(text, place);
        return Known.FirstOrDefault(known => complaint.Contains(known.Fragment, StringComparison.Ordinal)) is { } found
            ? new Problem(place, found.Sentence, found.Hint)
            : new Problem(place, $"this is not YAML: {VisibleText.Of(complaint.TrimEnd('.'))}");
    }

    /// <summary>For a parser that lost its way without a word: whether it finds one depends on what it read before.</summary>
    /// <param name="place">Of the last thing that could be read.</param>
    public static Problem ExplainLost(string text, SourcePlace place, IReadOnlyCollection<SourcePlace> open) =>
        FindBracket(text, place with { Line = int.MaxValue }, open) is { } bracket ? NeverClosed(text, bracket) : YamlProblems.Unreadable(place);

    private static Problem NeverClosed(string text, SourcePlace bracket) =>
        new(bracket, $"the '{CharacterAt(text, bracket)}' that opens here is never closed", "close it, or check the commas up to its end");

    private static Problem CannotStart(string text, SourcePlace place) => CharacterAt(text, place) switch
    {
        '\t' => new Problem(place, "a tab indents this line", "YAML is indented with spaces"),
        { } found => new Problem(place, $"a value cannot begin with '{found}'", "put it in quotes"),
        null => new Problem(place, "a value cannot begin with this", "put it in quotes"),
    };

    /// <summary>The parser names the map that the tab spoils; the reader wants the line with the tab.</summary>
    private static SourcePlace? FindTab(string text, SourcePlace start)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int indentation = line.Length - line.TrimStart(" \t").Length;
            int tab = line[..indentation].IndexOf('\t');
            if (++number >= start.Line && tab >= 0)
                return start with { Line = number, Column = tab + 1 };
        }

        return null;
    }

    /// <summary>The innermost bracket that opens on a line before the complaint; on the line itself, what is missing is missing there.</summary>
    private static SourcePlace? FindBracket(string text, SourcePlace place, IReadOnlyCollection<SourcePlace> open) =>
        open.Where(start => CharacterAt(text, start) is '[' or '{').Take(1).Where(start => start.Line < place.Line).Select(start => (SourcePlace?)start).FirstOrDefault();

    private static SourcePlace? FindConflict(string text, SourcePlace place)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.StartsWith("<<<<<<< "))
                return place with { Line = number, Column = 1 };
        }

        return null;
    }

    private static char? CharacterAt(string text, SourcePlace place)
    {
        string line = SourceText.FindLine(text, place.Line) ?? "";
        return place.Column <= line.Length ? line[place.Column - 1] : null;
    }

    /// <summary>On the same line, blanks left out.</summary>
    private static char? CharacterBefore(string text, SourcePlace place)
    {
        string line = SourceText.FindLine(text, place.Line) ?? "";
        string before = line[..Math.Min(place.Column - 1, line.Length)].TrimEnd(' ');
        return before.Length == 0 ? null : before[^1];
    }

    private sealed record Complaint(string Fragment, string Sentence, string Hint);
}
