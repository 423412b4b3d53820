using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Merging;

/// <summary>Layers in a test, written as YAML.</summary>
internal static class Layer
{
    /// <summary>The first is <c>1.yml</c>, the second, which lies over it, <c>2.yml</c>, and so on.</summary>
    public static Setting? Merge(params string[] files) =>
        files.Skip(1).Select((text, index) => Parse(text, $"{index + 2}.yml")).Aggregate(Parse(files[0], "1.yml"), LayerMerge.Merge);

    public static ConfigurationReading Read(params string[] files) => ConfigurationReader.Read(Merge(files), "1.yml", () => new Version(0, 1));

    /// <summary>One hook, of which each text is what a layer says below it.</summary>
    public static HookDefinition Hook(params string[] bodies)
    {
        ConfigurationReading reading = Read([.. bodies.Select(InHook)]);
        Assert.IsTrue(reading.Problems.IsEmpty, Tell(reading.Problems));
        return reading.Configuration!.Hooks.Single();
    }

    public static string Mistakes(params string[] bodies) => Tell(Read([.. bodies.Select(InHook)]).Problems);

    public static Setting? Parse(string text, string file)
    {
        YamlReading yaml = YamlReader.Read(text, file);
        Assert.IsTrue(yaml.Problems.IsEmpty, Tell(yaml.Problems));
        return yaml.Root;
    }

    /// <summary>The body begins on line 3, four blanks in.</summary>
    public static string InHook(string body) =>
        "hooks:\n  worktree-post-create:\n" + string.Concat(body.Split('\n').Select(line => $"    {line}\n"));

    /// <summary>Name, command and line of each job.</summary>
    public static string Jobs(HookDefinition hook) =>
        string.Join(", ", hook.Jobs.Select(job => $"{job.Name} {(job.Body as JobBody.Run)?.Command.Everywhere} {job.Place.File}:{job.Place.Line}"));

    public static string Tell(IEnumerable<Problem> problems) => string.Join('\n', problems.Select(problem => $"{problem.Place}: {problem.Message}"));
}
