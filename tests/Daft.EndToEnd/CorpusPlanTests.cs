using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The valid files of <c>tests/Corpus</c> through the native executable: the plans are those that the tests of the engine know.</summary>
[TestClass]
public sealed partial class CorpusPlanTests : EndToEndTest
{
    private const int FewestPlans = 100;

    private static string Folder => Path.Combine(SourceTree.Root, "tests", "Corpus");

    [TestMethod]
    public void Every_file_that_needs_no_other_gives_the_plan_that_the_engine_gives()
    {
        Repository repository = CreateRepository();
        int compared = 0;
        foreach (string snapshot in Directory.EnumerateFiles(Folder, "*.plan.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string file = snapshot.Replace(".plan.txt", ".yml", StringComparison.Ordinal);
            if (NeedsMore(file) || IsShownOtherwise(snapshot))
                continue;
            File.Copy(file, repository.PathOf("daft.yml"), overwrite: true);
            foreach (Block block in Blocks(File.ReadAllLines(snapshot)))
            {
                block.MakeFolders(repository);
                using var plan = JsonDocument.Parse(repository.Daft("run", block.Hook, "--dry-run", "--json").Output);
                Assert.AreEqual(string.Join('\n', block.Lines), string.Join('\n', Lines(plan.RootElement)), file);
                compared++;
            }
        }

        TestContext.WriteLine($"{compared} plans compared");
        Assert.IsGreaterThanOrEqualTo(FewestPlans, compared);
        Assert.HasCount(0, repository.Jobs("--all"));
    }

    /// <summary>What the engine's tests say of their worktree: its name, its branch and two variables.</summary>
    private Repository CreateRepository()
    {
        Sandbox["CI"] = "true";
        Sandbox["EDITOR"] = "vi";
        Repository repository = Sandbox.CreateRepository("", "feature");
        repository.Git("switch", "--quiet", "--create", "feature/login");
        return repository;
    }

    /// <summary>Another file or a terminal, which the engine's tests only pretend to have.</summary>
    private static bool NeedsMore(string file) =>
        File.ReadAllText(file) is var text && new[] { "extends", "script:", "interactive" }.Any(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>Commands with templates: the snapshot has what a shell gets, <c>daft run --dry-run</c> what was written.</summary>
    private static bool IsShownOtherwise(string snapshot) => File.ReadAllText(snapshot).Contains("DAFT_TEMPLATE_", StringComparison.Ordinal);

    private static IEnumerable<Block> Blocks(string[] lines)
    {
        string[] headers = [.. lines.Where(line => HookHeader().IsMatch(line))];
        return headers.Select(header => Block.Of(HookHeader().Match(header).Groups[1].Value, lines.SkipWhile(line => line != header).Skip(1).TakeWhile(line => line.StartsWith(' '))));
    }

    /// <summary>The JSON in the words of the snapshot: jobs and groups stand in it one after the other, in the snapshot inside one another.</summary>
    private static string[] Lines(JsonElement plan) =>
        [.. plan.GetProperty("jobs").EnumerateArray().SelectMany(OfJob).Concat(plan.GetProperty("groups").EnumerateArray().Select(OfGroup)).Select(Visible)];

    private static IEnumerable<string> OfJob(JsonElement job)
    {
        yield return $"{Text(job, "name")}{(Is(job, "background") ? ", background" : "")}{(Text(job, "weight") == "light" ? ", light" : "")}{After(job)}{Priority(job)}";
        foreach (var (field, label) in new[] { ("description", "# "), ("skip_reason", "skipped: "), ("open_condition", "if: ") })
        {
            if (Text(job, field) is { } text)
                yield return label + text;
        }

        if (Text(job, "root") is { } root and not ".")
            yield return $"in {root}";
        foreach (string line in Text(job, "command")!.TrimEnd('\n') is { Length: > 0 } command ? command.Split('\n') : [])
            yield return $"$ {line}";
    }

    private static string OfGroup(JsonElement group) => $"{Text(group, "name")}: group, {Text(group, "order")}{After(group)}{Priority(group)}";

    private static string After(JsonElement element) =>
        element.GetProperty("needs").EnumerateArray().Select(need => need.GetString()).ToArray() is { Length: > 0 } needs ? $", after {string.Join(" and ", needs)}" : "";

    private static string Priority(JsonElement element) => element.GetProperty("priority").GetInt32() is var priority and not 0 ? $", priority {priority}" : "";

    /// <summary>What the eye would not see is spelled out in a snapshot.</summary>
    private static string Visible(string line) => string.Concat(line.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format => $"\\u{{{rune.Value:x}}}",
        _ => rune.ToString(),
    }));

    private static bool Is(JsonElement element, string field) => element.GetProperty(field).GetBoolean();

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();

    [GeneratedRegex("^(worktree-[a-z-]+|pre-merge|post-merge|post-clone): ")]
    private static partial Regex HookHeader();

    /// <summary>What the snapshot says of one hook, without what the JSON does not say: environment, timeout, texts and templates.</summary>
    private sealed partial record Block(string Hook, string[] Lines)
    {
        private static readonly string[] s_labels = ["# ", "skipped: ", "if: ", "in ", "$ "];

        public static Block Of(string hook, IEnumerable<string> lines)
        {
            List<string> jobs = [], groups = [];
            int header = int.MaxValue;
            foreach (string line in lines.Where(line => !line.StartsWith("  before each: ", StringComparison.Ordinal)))
            {
                string text = line.TrimStart(' ');
                int indent = line.Length - text.Length;
                if (indent > header && s_labels.Any(label => text.StartsWith(label, StringComparison.Ordinal)))
                    jobs.Add(text);
                if (indent > header)
                    continue;
                bool isGroup = text.Contains(": group, ", StringComparison.Ordinal);
                header = isGroup ? int.MaxValue : indent;
                (isGroup ? groups : jobs).Add(Unsaid().Replace(text, ""));
            }

            return new Block(hook, [.. jobs, .. groups]);
        }

        public void MakeFolders(Repository repository)
        {
            foreach (string line in Lines.Where(line => line.StartsWith("in ", StringComparison.Ordinal)))
                Directory.CreateDirectory(repository.PathOf(line["in ".Length..]));
        }

        [GeneratedRegex(", silent|, timeout [^,]*$")]
        private static partial Regex Unsaid();
    }
}
