using System.Diagnostics;
using System.Globalization;
using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Engine.Tests.Yaml;

/// <summary>Files that no hand wrote: large ones are read, and hostile ones are refused before git has waited for them.</summary>
[TestClass]
public sealed class HugeFileTests
{
    private const string Head = "hooks:\n  worktree-post-create:\n    jobs:\n";

    /// <summary>Some hundred times what each of them takes, and a fraction of what a square or a cube would take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [TestMethod]
    public void Eight_hundred_jobs_with_twelve_keys_each_are_read()
    {
        string file = Head + Repeat(800, """
                  - name: job-{0}
                    description: number {0}
                    run: make part-{0}
                    root: parts
                    env: {{PART: {0}, KIND: small}}
                    needs: []
                    tags: [part, small]
                    priority: {0}
                    timeout: 5m
                    background: true
                    skip: [merge, {{env: CI}}]
                    fail_text: part {0} is missing

            """);

        ConfigurationReading reading = ReadInTime(file);

        Assert.IsEmpty(reading.Problems);
        Assert.HasCount(800, reading.Configuration!.Hooks.Single().Jobs);
    }

    [TestMethod]
    [DataRow("a: 1\n", 2_000_000, "f:1:1: the file is larger than 1 MiB")]
    [DataRow("[", 900_000, "f:1:65: lists and maps are nested more than 64 levels deep")]
    [DataRow("{a: ", 200_000, "f:1:254: lists and maps are nested more than 64 levels deep")]
    [DataRow("- ", 400_000, "f:1:129: lists and maps are nested more than 64 levels deep")]
    [DataRow("- x\n", 200_000, "f:30000:3: the file has more than 30000 values, counting those that aliases repeat")]
    public void What_is_too_large_is_refused_at_once(string piece, int count, string expected)
    {
        Problem problem = ReadInTime(string.Concat(Enumerable.Repeat(piece, count))).Problems.Single();
        Assert.AreEqual(expected, $"{problem.Place}: {problem.Message}");
    }

    [TestMethod]
    [DataRow("    - runn: a\n", DisplayName = "unknown keys")]
    [DataRow("    - {{name: same, run: a}}\n", DisplayName = "one name")]
    [DataRow("    - {{name: jo{0}, run: a, needs: jbo{0}}}\n", DisplayName = "needs that nobody fulfils")]
    [DataRow("    - {{name: j{0}, run: a, needs: j{0}}}\n", DisplayName = "jobs that need themselves")]
    public void Thousands_of_mistakes_are_all_told_in_time(string job)
    {
        const int Count = 3500;
        Assert.IsGreaterThanOrEqualTo(Count - 1, ReadInTime(Head + Repeat(Count, job)).Problems.Length);
    }

    private static string Repeat(int count, string format) =>
        string.Concat(Enumerable.Range(0, count).Select(number => string.Format(CultureInfo.InvariantCulture, format, number)));

    private static ConfigurationReading ReadInTime(string file)
    {
        var watch = Stopwatch.StartNew();
        ConfigurationReading reading = ConfigurationText.Read(file, "f");
        Assert.IsLessThan(Patience, watch.Elapsed);
        return reading;
    }
}
