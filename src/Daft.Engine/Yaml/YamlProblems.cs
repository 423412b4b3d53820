using System.Globalization;
using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>Every sentence about a text that is YAML, and yet not what daft reads.</summary>
internal static class YamlProblems
{
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
        new(place, "this key is a list or a map", "a key is a plain word");

    public static Problem UnknownTag(SourcePlace place, string tag) =>
        new(place, $"the tag '{VisibleText.Of(tag)}' is not supported", "remove it");

    public static Problem UnknownAlias(SourcePlace place, string name) =>
        new(place, $"the alias '*{VisibleText.Of(name)}' names no anchor above it",
            $"put '&{VisibleText.Of(name)}' before the value it stands for, or quotes around a text that begins with '*'");

    public static Problem RecursiveAlias(SourcePlace place, string name) =>
        new(place, $"the alias '*{VisibleText.Of(name)}' stands inside the value it names", "a value cannot contain itself");
}
