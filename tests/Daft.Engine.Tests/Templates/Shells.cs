using System.Runtime.Versioning;
using System.Text;
using Daft.Core.Templates;
using Daft.Engine.ShortCommands;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Templates;

/// <summary>Many commands, one process of one shell: each is a command of its own, with its own variables.</summary>
[SupportedOSPlatform("linux")]
internal static class Shells
{
    /// <summary>Behind what each command writes.</summary>
    private const string Mark = "\u0001end\u0001";

    /// <summary>One row for each shell there is, for <c>DynamicData</c>.</summary>
    public static IEnumerable<object[]> Rows => new[] { "sh", "bash --posix", "busybox sh" }
        .Where(shell => Gits.FindOnPath(shell.Split(' ')[0]) is not null)
        .Select(shell => new object[] { shell });

    /// <param name="folder">Where they run.</param>
    /// <param name="inSubshells">For commands that may be broken: a syntax error ends the shell. It costs a process for each.</param>
    /// <returns>What each of them wrote.</returns>
    public static string[] Run(string shell, string folder, IEnumerable<(ShellTemplate Template, TemplateValues Values)> commands, bool inSubshells)
    {
        var script = new StringBuilder("exec 2>/dev/null\n");
        foreach ((ShellTemplate template, TemplateValues values) in commands)
        {
            foreach ((string name, string value) in template.VariablesFor(values))
                script.Append($"{name}={ShellWord.Quote(value)}\n");
            string command = $"eval {ShellWord.Quote(template.Command)}";
            script.Append(inSubshells ? $"({command})" : command).Append(" </dev/null\nprintf '\\001end\\001'\n");
        }

        return Output(shell, folder, script.ToString()).Split(Mark)[..^1];
    }

    private static string Output(string shell, string folder, string script)
    {
        string[] words = shell.Split(' ');
        var command = new ShortCommand
        {
            Executable = words[0],
            Arguments = [.. words[1..], "-s"],
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["LC_ALL"] = "C.UTF-8" },
            Input = Encoding.UTF8.GetBytes(script),
            TimeLimit = TimeSpan.FromMinutes(2),
        };
        return command.RunAsync(CancellationToken.None).GetAwaiter().GetResult() is ShortCommandResult.Finished finished
            ? finished.OutputText
            : throw new AssertFailedException($"{shell} did not end");
    }
}
