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
        new("plain scalar, found invalid mapping", "a key stands where the text above goes on", CheckIndentation),
        new("Mapping values are not allowed", "a ':' stands where no key can be", "put the value in quotes, or check the indentation"),
        new("block mapping, did not find expected key", "a key is missing", "check the indentation and the quotes of this line"),
        new("block collection, did not find expected '-'", "this line does not go on with the list above", CheckIndentation),
        new("simple key, could not find expected ':'", "a ':' is missing after a key", "write 'key: value', with a space after the colon"),
        new("Block sequence entries are not allowed", "a list cannot begin here", "begin each '- ' on a line of its own"),
        new("found unknown escape character", "a text in double quotes holds an unknown escape", "write '\\\\' for a backslash, or use single quotes"),
        new("found invalid Unicode", "a text in double quotes holds an escape that is no character", "correct the number after the backslash"),
        new("did not find expected node content", "a value is missing", "write one, or put it in quotes"),
    ];

    public static Problem Explain(string text, SourcePlace place, string complaint)
    {
        if (complaint.Contains("tab", StringComparison.Ordinal) && FindTab(text, place) is { } tab)
            return new Problem(tab, "a tab indents this line", "YAML is indented with spaces");
        if (complaint.Contains("cannot start any token", StringComparison.Ordinal))
            return CannotStart(text, place);
        return Known.FirstOrDefault(known => complaint.Contains(known.Fragment, StringComparison.Ordinal)) is { } found
            ? new Problem(place, found.Sentence, found.Hint)
            : new Problem(place, $"this is not YAML: {VisibleText.Of(complaint.TrimEnd('.'))}");
    }

    private static Problem CannotStart(string text, SourcePlace place) => CharacterAt(text, place) switch
    {
        '\t' => new Problem(place, "a tab indents this line", "YAML is indented with spaces"),
        { } found => new Problem(place, $"a value cannot begin with '{found}'", "put it in quotes"),
        null => new Problem(place, "a value cannot begin with this", "put it in quotes"),
    };

    /// <summary>The parser names the map that the tab spoils; the reader wants the line with the tab.</summary>
    private static SourcePlace? FindTab(string text, SourcePlace start)
    {
        string[] lines = text.Split('\n');
        for (int line = start.Line; line <= lines.Length; line++)
        {
            int indentation = lines[line - 1].Length - lines[line - 1].TrimStart(' ', '\t').Length;
            int tab = lines[line - 1].IndexOf('\t', 0, indentation);
            if (tab >= 0)
                return start with { Line = line, Column = tab + 1 };
        }

        return null;
    }

    private static char? CharacterAt(string text, SourcePlace place)
    {
        string line = text.Split('\n').ElementAtOrDefault(place.Line - 1) ?? "";
        return place.Column <= line.Length ? line[place.Column - 1] : null;
    }

    private sealed record Complaint(string Fragment, string Sentence, string Hint);
}
