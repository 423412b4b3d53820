using System.Runtime.Versioning;
using Daft.Core.Templates;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Templates;

/// <summary>Real shells see exactly the text of a value, wherever its template stands, and never run any of it.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ShellQuotingTests : GitTest
{
    private const int Cases = 1_500;

    /// <summary>No letters but those of templates: what is no value cannot name a program.</summary>
    private static readonly string[] Shreds =
    [
        "{branch}", "{branch}", "{commit}", "{worktree_path}", "'", "'", "\"", "\"", "`", "$", "$(", "$((", "${", "${1:-", "${1#", "${_:", "$'", "$[", "(", ")", "))",
        "{", "}", "[", "]", "_[", "]=", "\\", "<<_", "<<'_'", "\n_\n", "\n", "#", ";", "&&", "|", " ", " ", "=", "~", "*", "!", "case ", " in ", "esac", "eval ", "sh -c ",
    ];

    public static IEnumerable<object[]> EveryShell => Shells.Rows;

    [TestMethod]
    [DynamicData(nameof(EveryShell))]
    public void A_shell_sees_exactly_the_text_of_a_value(string shell)
    {
        string folder = NewFolder();
        QuotingCase[] cases = [.. Enumerable.Range(1, Cases).Select(QuotingCase.Grow)];
        string[] written = Shells.Run(shell, folder, cases.Select(one => (ShellTemplate.Parse(one.Command), Given(one.Given))), inSubshells: false);
        Assert.HasCount(Cases, written);
        for (int index = 0; index < Cases; index++)
        {
            Assert.IsEmpty(ShellTemplate.Parse(cases[index].Command).Refusals, Describe(cases[index], index + 1));
            Assert.AreEqual(cases[index].Expected, written[index], Describe(cases[index], index + 1));
        }

        AssertNothingRan(folder);
    }

    [TestMethod]
    [DynamicData(nameof(EveryShell))]
    public void No_text_however_broken_makes_a_value_run(string shell)
    {
        string folder = NewFolder();
        (string Text, TemplateValues Values)[] cases = [.. Enumerable.Range(1, Cases).Select(Shred).Where(one => ShellTemplate.Parse(one.Text).Refusals.IsEmpty)];
        Assert.IsGreaterThan(Cases / 4, cases.Length);
        string[] written = Shells.Run(shell, folder, cases.Select(one => (ShellTemplate.Parse(one.Text), one.Values)), inSubshells: true);
        Assert.HasCount(cases.Length, written);
        AssertNothingRan(folder);
    }

    /// <summary>The other two prove nothing if this one fails.</summary>
    [TestMethod]
    [DynamicData(nameof(EveryShell))]
    public void A_value_in_the_text_of_a_command_would_run(string shell)
    {
        string folder = NewFolder();
        Shells.Run(shell, folder, [(ShellTemplate.Parse("printf %s $(touch ran)"), Given("", ""))], inSubshells: true);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "ran")));
    }

    private static (string Text, TemplateValues Values) Shred(int seed)
    {
        var random = new Random(seed);
        string text = string.Concat(Enumerable.Range(0, random.Next(2, 14)).Select(_ => Shreds[random.Next(Shreds.Length)]));
        string[] values = ["$(touch ran)", "`touch ran`", "a[$(touch ran)]", "'$(touch ran)'", "\n_\ntouch ran\n", ";touch ran;", "\");touch ran;(\"", "}`touch ran`{"];
        return (text, Given(values[random.Next(values.Length)], values[random.Next(values.Length)]));
    }

    private static TemplateValues Given(QuotedValues values) =>
        new() { Branch = values.Branch, Commit = values.Commit, WorktreePath = "/w/x", ProjectRoot = "/w", GitDirectory = values.GitDirectory };

    private static TemplateValues Given(string branch, string commit) =>
        new() { Branch = branch, Commit = commit, WorktreePath = "/w/$(touch ran)", ProjectRoot = "/w", GitDirectory = "/w/.git" };

    private static string Describe(QuotingCase one, int seed) =>
        $"seed {seed}, branch [{one.Given.Branch}], commit [{one.Given.Commit}]\n{one.Command}\n-- became --\n{ShellTemplate.Parse(one.Command).Command}";

    private static void AssertNothingRan(string folder) => Assert.IsFalse(File.Exists(Path.Combine(folder, "ran")), "a value was run");

    /// <summary>With files that a glob would find.</summary>
    private string NewFolder()
    {
        string folder = Directory.CreateDirectory(NewSandbox().PathOf("files")).FullName;
        foreach (string name in (string[])["a", "b", "ab c", "x"])
            File.WriteAllText(Path.Combine(folder, name), "");
        return folder;
    }
}
