using Daft.Core.Configuration;
using Daft.Core.Tests.Configuration.Schema;
using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Configuration;

/// <summary>A <c>daft.yml</c> in a test: what it means, or what is said about it. The schema has to say the same of every one of them.</summary>
internal static class Yml
{
    public static DaftConfiguration Read(string yaml)
    {
        ConfigurationReading reading = Parse(yaml);
        Assert.IsTrue(reading.Problems.IsEmpty, Tell(reading));
        return reading.Configuration!;
    }

    /// <summary>A file with one hook; <paramref name="body"/> is what stands below it.</summary>
    public static HookDefinition Hook(string body) => Read(File(body)).Hooks.Single();

    /// <summary>A hook with one job; <paramref name="keys"/> are its keys besides name and run.</summary>
    public static JobDefinition Job(string keys) => Hook(JobBody(keys)).Jobs.Single();

    public static JobCommand CommandOf(JobDefinition job) => ((JobBody.Run)job.Body).Command;

    /// <summary>As daft prints them, one mistake a paragraph.</summary>
    public static string Mistakes(string yaml)
    {
        ConfigurationReading reading = Parse(yaml);
        Assert.IsNull(reading.Configuration, "a mistake was expected");
        return Tell(reading);
    }

    /// <summary>As daft prints them; the file is read all the same.</summary>
    public static string Warnings(string yaml)
    {
        ConfigurationReading reading = Parse(yaml);
        Assert.IsNotNull(reading.Configuration, Tell(reading));
        Assert.IsTrue(reading.Problems.All(problem => problem.Severity == ProblemSeverity.Warning));
        return Tell(reading);
    }

    /// <summary>The hook's body begins on line 3, four blanks in.</summary>
    public static string MistakesInHook(string body) => Mistakes(File(body));

    /// <summary>The job's further keys begin on line 6, eight blanks in.</summary>
    public static string MistakesInJob(string keys) => Mistakes(File(JobBody(keys)));

    public static string File(string body) => "hooks:\n  worktree-post-create:\n" + Indent(body, 4);

    private static ConfigurationReading Parse(string yaml)
    {
        Agreement.Check(yaml);
        return ConfigurationText.Read(yaml, "daft.yml");
    }

    private static string JobBody(string keys) => "jobs:\n  - name: build\n    run: make\n" + Indent(keys, 4);

    private static string Indent(string text, int blanks) =>
        string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "\n" : new string(' ', blanks) + line + "\n"));

    private static string Tell(ConfigurationReading reading) => string.Join('\n', reading.Problems.Select(problem =>
        problem.Hint is null ? $"{problem.Place}: {problem.Message}" : $"{problem.Place}: {problem.Message}\nhint: {problem.Hint}"));
}
