using System.Runtime.Versioning;
using System.Text;
using Daft.Core.Expansion;
using Daft.Engine.ShortCommands;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Expansion;

/// <summary>Where a value of <c>env</c> is written as a shell would write it, it means what it means in bash.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class BashComparisonTests
{
    private const int Cases = 3_000;

    private static readonly Dictionary<string, string?> Variables = new()
    {
        ["A"] = "a/b/ab",
        ["B"] = "b",
        ["S"] = " x  y ",
        ["D"] = "$A ${B} `x` \"q\" 'q' \\ ~ {commit}",
        ["E"] = "",
        ["U"] = null,
        ["N"] = "1\n2\n",
    };

    [TestMethod]
    public void The_forms_mean_what_they_mean_in_bash()
    {
        Gits.Require("bash");
        string[] values = [.. Enumerable.Range(1, Cases).Select(seed => Value(new Random(seed), depth: 3))];
        string[] written = RunBash(values);
        Assert.HasCount(Cases, written);
        for (int index = 0; index < Cases; index++)
        {
            Expanded expanded = EnvironmentExpansion.Expand(values[index], name => Variables[name], "/home/me");
            Assert.AreEqual(written[index], expanded.Text, $"seed {index + 1}: {values[index]} {expanded.Error}");
        }
    }

    private static string Value(Random random, int depth) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Piece(random, depth)));

    private static string Piece(Random random, int depth)
    {
        string name = Pick(random, [.. Variables.Keys]);
        string inner = depth == 0 ? "" : Value(random, depth - 1);
        return random.Next(depth == 0 ? 3 : 7) switch
        {
            0 => Pick(random, "a", "b", "ab/", ":", " ", "{a,b}"[..3], "-", "//"),
            1 => $"${{{name}}}",
            2 => $"${name}.",
            3 => $"${{{name}:-{inner}}}",
            4 => $"${{{name}-{inner}}}",
            5 => $"${{{name}:+{inner}}}",
            _ => $"${{{name}//{Pick(random, "a", "b", "\\/", "/", "ab", "b\\/a", "$B", "${E}", "x", "1")}/{inner}}}",
        };
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string[] RunBash(string[] values)
    {
        var script = new StringBuilder();
        foreach (string value in values)
            script.Append($"printf '%s\\0' \"{value}\"\n");
        var command = new ShortCommand
        {
            Executable = "bash",
            Arguments = ["-s"],
            WorkingDirectory = "/",
            Environment = Variables.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!)
                .Append(new("PATH", "/usr/bin:/bin")).ToDictionary(),
            Input = Encoding.UTF8.GetBytes(script.ToString()),
        };
        var finished = command.RunAsync(CancellationToken.None).GetAwaiter().GetResult() as ShortCommandResult.Finished;
        return finished!.OutputText.Split('\0')[..^1];
    }
}
