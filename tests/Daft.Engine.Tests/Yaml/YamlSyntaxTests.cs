using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Engine.Tests.Yaml;

[TestClass]
public sealed class YamlSyntaxTests
{
    [TestMethod]
    [DataRow("a:\n\tb: 1", "2:1: a tab indents this line", "YAML is indented with spaces")]
    [DataRow("a:\n  b: 1\n  \tc: 2", "3:3: a tab indents this line", "YAML is indented with spaces")]
    [DataRow("a: 'x\nb: y", "1:4: the quote that opens here is never closed", "close it with the same kind of quote")]
    [DataRow("a: \"x", "1:4: the quote that opens here is never closed", "close it with the same kind of quote")]
    [DataRow("a: \"x\n\nb: c", "1:4: the quote that opens here is not closed before the next key", "close it with the same kind of quote")]
    [DataRow("a: [1, 2", "1:9: a ',' or ']' is missing", "close the list with ']'")]
    [DataRow("a: {x: 1", "1:9: a ',' or '}' is missing", "close the map with '}'")]
    [DataRow("a: [1,\n  2\n", "1:4: the '[' that opens here is never closed", "close it, or check the commas up to its end")]
    [DataRow("a: {x: 1\n", "1:4: the '{' that opens here is never closed", "close it, or check the commas up to its end")]
    [DataRow("a: 1\n<<<<<<< HEAD\nb: 2\n", "2:1: a merge conflict is left here", "resolve it, and remove the lines with '<<<<<<<', '=======' and '>>>>>>>'")]
    [DataRow("run: echo: hi", "1:10: a value holds ': ', which begins a map", "put the value in quotes, or check the indentation")]
    [DataRow("a: 1\n  b: 2", "2:4: a value holds ': ', which begins a map", "put the value in quotes, or check the indentation")]
    [DataRow("a\nb: 1", "2:2: a key stands where the text above goes on", "check the indentation of this line, and the ':' of the key above it")]
    [DataRow("x: 'it's'", "1:8: a text goes on behind its end", "put the whole text in quotes; a single quote inside of single quotes is written twice")]
    [DataRow("h:\n   - a\n  - b", "3:3: a key is missing", "check the indentation and the quotes of this line")]
    [DataRow("- a\nb: 1", "2:1: this line does not go on with the list above", "check the indentation of this line")]
    [DataRow("a: - b", "1:4: a list cannot begin here", "begin each '- ' on a line of its own")]
    [DataRow("a: @x", "1:4: a value cannot begin with '@'", "put it in quotes")]
    [DataRow("a: `x`", "1:4: a value cannot begin with '`'", "put it in quotes")]
    [DataRow("a: \"\\q\"", "1:4: a text in double quotes holds an unknown escape", "write '\\\\' for a backslash, or use single quotes")]
    [DataRow("a: \"\\uD800\"", "1:4: a text in double quotes holds an escape that is no character", "correct the number after the backslash")]
    [DataRow("a: ]", "1:4: a value is missing", "write one, or put it in quotes")]
    [DataRow("a: &x &y 1", "1:7: this is not YAML: While parsing a node, found more than one anchor", null)]
    public void A_syntax_error_is_told_in_plain_words_at_its_place(string yaml, string expected, string? hint)
    {
        YamlReading reading = YamlReader.Read(yaml, "f");
        Assert.IsNull(reading.Root);
        Problem problem = reading.Problems.Single();
        Assert.AreEqual(($"f:{expected}", hint), ($"{problem.Place}: {problem.Message}", problem.Hint));
    }
}
