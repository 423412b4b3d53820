using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

/// <summary>The older map of <c>commands</c>.</summary>
[TestClass]
public sealed class CommandsTests
{
    [TestMethod]
    public void Commands_come_before_jobs_and_are_called_by_their_keys()
    {
        HookDefinition hook = Yml.Hook("""
            jobs: [{name: c, run: c, needs: a}, {run: d}]
            commands:
              a: {run: a, tags: [x], env: {A: 1}}
              b: {script: b.sh, runner: sh}
            """);
        Assert.AreEqual("a b c job-2", string.Join(' ', hook.Jobs.Select(job => job.Name)));
        Assert.AreEqual(new SourcePlace("daft.yml", 5, 7), hook.Jobs[0].Place);
    }

    [TestMethod]
    [DataRow("commands:")]
    [DataRow("commands: {}")]
    [DataRow("commands:\njobs:")]
    public void There_may_be_none(string body) => Assert.IsTrue(Yml.Hook(body).Jobs.IsEmpty);

    [TestMethod]
    [DataRow("commands: [{run: a}]", "3:15: 'commands' is a list; it takes a map of jobs by name", "a list goes under 'jobs'")]
    [DataRow("commands: {a: make}", "3:19: 'a' is 'make'; it takes a map of its keys", "write 'run: …' below it")]
    [DataRow("commands: {a: }", "3:16: 'a' is empty; it takes a map of its keys", null)]
    [DataRow("commands: {a: {name: b, run: c}}", "3:20: unknown key 'name' in a command", null)]
    [DataRow("commands: {a: {}}", "3:16: job 'a' has no 'run'", "add 'run:' and the command, or 'script' or 'group'")]
    [DataRow("commands: {a: {run: b}, a: {run: c}}", "3:29: 'a' is set twice, first on line 3", "remove one of the two")]
    [DataRow("commands: {a: {run: b}}\njobs: [{name: a, run: c}]", "4:19: two jobs are called 'a', the first on line 3", "give one of them another name")]
    [DataRow("commands: {'': {run: b}}", "3:16: 'name' is empty; it takes a name", null)]
    [DataRow("commands: {\"a\\tb\": {run: b}}", "3:16: 'name' is the text 'a\\tb'; it takes a name", "leave out line breaks, escapes and other characters that do not show")]
    public void A_mistake_is_told(string body, string expected, string? hint) =>
        StringAssert.StartsWith(Yml.MistakesInHook(body), hint is null ? $"daft.yml:{expected}" : $"daft.yml:{expected}\nhint: {hint}", StringComparison.Ordinal);
}
