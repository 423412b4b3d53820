using System.Text;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Reporting;
using Daft.Terminal;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

/// <summary>What <c>daft validate</c> says, to people and to editors.</summary>
[TestClass]
public sealed class ValidationTests
{
    private static readonly CheckedConfiguration Sound = new() { Name = "sound.yml", JobCount = 3 };

    private static readonly CheckedConfiguration Suspicious = new()
    {
        Name = "old.yml",
        Problems = [new Problem(new SourcePlace("old.yml", 1, 1), "'copy' does nothing") { Severity = ProblemSeverity.Warning }],
        FindText = _ => "copy: 1\n",
    };

    private static readonly CheckedConfiguration Broken = new()
    {
        Name = "broken.yml",
        Problems = [new Problem(new SourcePlace("broken.yml", 1, 1), "unknown key 'hook'", "did you mean 'hooks'?")],
        FindText = _ => "hook: 1\n",
    };

    private static readonly CheckedConfiguration Missing = CheckedConfiguration.Of("missing.yml", new DaftException("cannot read missing.yml: it is not there"));

    [TestMethod]
    public void Each_configuration_is_told_in_its_turn_and_all_errors_are_counted() => Assert.AreEqual(
        """
        sound.yml is valid: 3 jobs
        warning: old.yml:1:1: 'copy' does nothing
            copy: 1
            ^
        old.yml is valid: 0 jobs
        error: broken.yml:1:1: unknown key 'hook'
            hook: 1
            ^
        hint: did you mean 'hooks'?
        error: cannot read missing.yml: it is not there
        2 problems

        """,
        Told(Sound, Suspicious, Broken, Missing));

    [TestMethod]
    public void Warnings_alone_leave_it_valid() =>
        Assert.AreEqual((true, true, false, false), (Sound.IsValid, Suspicious.IsValid, Broken.IsValid, Missing.IsValid));

    [TestMethod]
    public void Of_hundreds_of_problems_the_first_are_shown_and_the_rest_is_counted()
    {
        string told = Told(Broken with { Problems = [.. Enumerable.Repeat(Broken.Problems[0], 1000)] });
        Assert.EndsWith("hint: did you mean 'hooks'?\nand 800 more; all of them: daft validate --json\n1000 problems\n", told);
        Assert.HasCount((200 * 4) + 2, told.TrimEnd('\n').Split('\n'));
    }

    [TestMethod]
    public void An_editor_gets_every_problem_with_every_field() => Assert.AreEqual(
        """
        [
          {
            "file": "old.yml",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "message": "'copy' does nothing",
            "hint": null
          },
          {
            "file": "broken.yml",
            "line": 1,
            "column": 1,
            "severity": "error",
            "message": "unknown key 'hook'",
            "hint": "did you mean 'hooks'?"
          },
          {
            "file": "missing.yml",
            "line": 1,
            "column": 1,
            "severity": "error",
            "message": "cannot read missing.yml: it is not there",
            "hint": null
          }
        ]

        """,
        Encoding.UTF8.GetString(ProblemsJson.Write([Sound, Suspicious, Broken, Missing])));

    [TestMethod]
    public void Nothing_wrong_is_an_empty_array() => Assert.AreEqual("[]\n", Encoding.UTF8.GetString(ProblemsJson.Write([Sound])));

    private static string Told(params CheckedConfiguration[] configurations)
    {
        var terminal = new FakeTerminal { Traits = new TerminalTraits() };
        ValidationReport.Tell(terminal, configurations);
        return terminal.Written;
    }
}
