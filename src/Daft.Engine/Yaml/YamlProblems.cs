using System.Globalization;
using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>Every sentence about a text that is YAML, and yet not what daft reads.</summary>
internal static class YamlProblems
{
    private const string StandardTags = "tag:yaml.org,2002:";

    public static Problem TooLarge(SourcePlace place) =>
        new(place, "the file is larger than 1 MiB", "move long commands into scripts");

    public static Problem ControlCharacter(SourcePlace place, char found) =>
        new(place, $"the control character {VisibleText.Of(found.ToString(CultureInfo.InvariantCulture))} stands here",
            "remove it, or write it as an escape in double quotes");

    public static Problem Unreadable(SourcePlace place) =>
        new(place, "what follows here is not YAML", "check quotes, brackets and indentation from here on");

    public static Problem TooDeep(SourcePlace place) =>
        new(place, $"lists and maps are nested more than {YamlText.MaximumDepth} levels deep");

    public static Problem TooManyNodes(SourcePlace place) =>
        new(place, $"the file has more than {YamlText.MaximumNodes} values, counting those that aliases repeat");

    public static Problem SecondDocument(SourcePlace place) =>
        new(place, "a second document starts here", "one file is one document: remove the '---'");

    public static Problem MergeKey(SourcePlace place) =>
        new(place, "merge keys ('<<') are not supported", "write the keys out, or use an alias for a whole value");

    public static Problem KeyIsNoText(SourcePlace place) =>
        new(place, "this key is a list or a map", "a key is a plain word; put a text that begins with '{' or '[' in quotes");

    public static Problem UnknownTag(SourcePlace place, string tag) =>
        new(place, $"the tag '{VisibleText.Excerpt(AsWritten(tag))}' is not supported", "remove it, or put a text that begins with '!' in quotes");

    public static Problem StrangeAnchor(SourcePlace place, string name) =>
        new(place, $"'&{VisibleText.Excerpt(name)}' is an anchor here, not the beginning of a text", "put the text in quotes");

    public static Problem UnknownAlias(SourcePlace place, string name) =>
        new(place, $"the alias '*{VisibleText.Excerpt(name)}' names no anchor above it",
            $"put '&{VisibleText.Excerpt(name)}' before the value it stands for, or a text that begins with '*' in quotes");

    public static Problem RecursiveAlias(SourcePlace place, string name) =>
        new(place, $"the alias '*{VisibleText.Excerpt(name)}' stands inside the value it names", "a value cannot contain itself");

    /// <summary>The parser writes <c>!!</c> out.</summary>
    private static string AsWritten(string tag) =>
        tag.StartsWith(StandardTags, StringComparison.Ordinal) ? $"!!{tag[StandardTags.Length..]}" : tag;
}
