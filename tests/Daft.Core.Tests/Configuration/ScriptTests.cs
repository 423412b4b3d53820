using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class ScriptTests
{
    private const string AFile = "it takes a file inside 'source_dir', written relative to it";

    [TestMethod]
    public void A_script_has_a_runner_and_arguments()
    {
        JobBody.Script script = Script("script: './setup//worktree.sh', runner: bash -e, args: --verbose now");
        Assert.AreEqual(("setup/worktree.sh", "bash -e"), (script.File.Path, script.Runner));
        Assert.AreEqual(new SourcePlace("daft.yml", 3, 21), script.File.Place);
        Assert.AreEqual(new ScriptArguments.Line("--verbose now"), script.Arguments);
    }

    [TestMethod]
    public void The_name_of_a_script_is_what_it_is() =>
        Assert.Contains("{branch} cannot stand in the name of a script: what runs is approved file by file", Yml.MistakesInJob("script: '{branch}.sh'"));

    [TestMethod]
    public void Arguments_in_a_list_are_words()
    {
        var words = (ScriptArguments.Words)Script("script: a, args: [--level, 3, '', a b]").Arguments!;
        Assert.AreEqual("--level|3||a b", string.Join('|', words.Items));
    }

    [TestMethod]
    public void A_script_needs_neither() => Assert.IsTrue(Script("script: a") is { Runner: null, Arguments: null });

    [TestMethod]
    [DataRow("script: ../evil.sh", "3:21: 'script' is '../evil.sh'; " + AFile, null)]
    [DataRow("script: a/../../b", "3:21: 'script' is 'a/../../b'; " + AFile, null)]
    [DataRow("script: /bin/sh", "3:21: 'script' is '/bin/sh'; " + AFile, null)]
    [DataRow("script: .", "3:21: 'script' is '.'; " + AFile, null)]
    [DataRow("script: a\\b", "3:21: 'script' is 'a\\b'; " + AFile, "write 'a/b'")]
    [DataRow("script: ", "3:13: 'script' is empty; " + AFile, null)]
    [DataRow("script: a, runner: []", "3:32: 'runner' is an empty list; it takes a command", null)]
    [DataRow("script: a, args: {}", "3:30: 'args' is an empty map; it takes a text, or a list of arguments", null)]
    [DataRow("script: a, args: [[]]", "3:31: 'args' is a list inside a list; it takes a text, or a list of arguments", null)]
    [DataRow("script: a, args: [~]", "3:31: 'args' is empty; it takes a text, or a list of arguments", null)]
    [DataRow("script: a, args: [\"\\0\"]", "3:31: 'args' holds the character \\u{0}", "no command and no variable can carry it: remove it")]
    [DataRow("script: a, run: b", "3:24: job 'job-1' has both 'script' and 'run'", "keep one of them")]
    [DataRow("run: a, args: b", "3:21: 'args' is for a script, and job 'job-1' has no 'script'", "write it into 'run'")]
    [DataRow("run: a, runner: b", "3:21: 'runner' is for a script, and job 'job-1' has no 'script'", "write it into 'run'")]
    public void A_mistake_is_told(string keys, string expected, string? hint) => Assert.AreEqual(
        Wanted(expected, hint), Yml.MistakesInHook($"jobs: [{{{keys}}}]"));

    private static string Wanted(string expected, string? hint) => hint is null ? $"daft.yml:{expected}" : $"daft.yml:{expected}\nhint: {hint}";

    private static JobBody.Script Script(string keys) => (JobBody.Script)Yml.Hook($"jobs: [{{{keys}}}]").Jobs.Single().Body;
}
