using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Configuration;

/// <summary>Every kind of value that YAML can write, as text, in the place of every key: no crash, and always a place.</summary>
[TestClass]
public sealed class EveryValueEverywhereTests
{
    /// <summary>Lines after the first are indented below the key.</summary>
    private static readonly string[] s_values =
    [
        "", "~", "null", "true", "False", "yes", "0", "-1", "1.5", "1e999", ".nan", "-.inf", "0x1F", "99999999999999999999", "2026-01-02", "12:30:45", "word", "two words",
        "\"\"", "'quoted'", "\"a\\0b\"", "\"\\e[2J\"", "'true'", "'1'", "../x", "/x", "7d", "10MB", "$A", "${", "${A:-b}", "{branch}", "{{branch}}", "💥", "größe",
        "[]", "[~]", "[a, b]", "[[a], [[b]]]", "[{a: b}]", "[1, true, ~, x]", "{}", "{a: }", "{a: b}", "{a: {b: {c: d}}}", "{a: [b, {c: d}]}", "{\"\": x}", "{linux: x}",
        "{jobs: }", "{run: make}", "{ref: main, desc: x}", "{A: 1, A: 2}", "&x word", "&x [a, *x]", "[&x a, *x]", "*list", "*map", "*text", "*nowhere", "!!str 3", "!!int 3", "!x y",
        "! z", "!!map {a: b}", "!!seq [a]", "{<<: *map}", "? a", "|\n a\n b", ">-\n a\n\n b", "|2\n  a", "\n - a\n - b", "\n - - a\n - {b: c}", "\n a: b\n c: [d]", "\n ? [a]\n : b", "@a", "`a`", "%a", "|a", "- a", "a: b",
    ];

    [TestMethod]
    public void It_is_read_or_refused_with_a_place_inside_the_file()
    {
        foreach (ImmutableArray<string> path in KeyPaths.All())
        {
            foreach (string value in s_values)
                AssertRead(Write(path, value));
        }
    }

    private static void AssertRead(string yaml)
    {
        ConfigurationReading reading = ConfigurationText.Read(yaml, "daft.yml");
        Assert.AreEqual(reading.Configuration is null, reading.Problems.Any(problem => problem.Severity == ProblemSeverity.Error), yaml);
        foreach (Problem problem in reading.Problems)
        {
            Assert.IsTrue(problem.Place is { Line: >= 1, Column: >= 1 } && problem.Message.Length > 0, yaml);
            Assert.IsLessThanOrEqualTo(SourceText.FindLine(yaml, problem.Place.Line)?.Length + 1 ?? 0, problem.Place.Column, $"{problem.Place}\n{yaml}");
        }
    }

    /// <summary>Anchors to refer to, and the keys of the path below one another.</summary>
    private static string Write(ImmutableArray<string> path, string value)
    {
        string yaml = "tasks: [&list [a, b], &map {a: b}, &text t]\n";
        for (int depth = 0; depth < path.Length; depth++)
            yaml += new string(' ', depth) + (path[depth] == "-" ? "-" : $"{path[depth]}:") + (depth + 1 < path.Length ? "\n" : " ");
        return yaml + value.Replace("\n", "\n" + new string(' ', path.Length), StringComparison.Ordinal) + "\n";
    }
}
