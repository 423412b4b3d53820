using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class WarningTests
{
    [TestMethod]
    [DataRow("tasks")]
    [DataRow("copy")]
    [DataRow("shared")]
    [DataRow("layout")]
    [DataRow("relations")]
    [DataRow("merge")]
    [DataRow("no_tty")]
    public void A_key_for_what_is_no_hook_is_passed_over(string key) =>
        Assert.AreEqual($"daft.yml:1:1: '{key}' does nothing: daft runs hooks and nothing else", Yml.Warnings($"{key}: {{any: [thing, {{}}]}}"));

    [TestMethod]
    public void So_is_one_that_daft_has_no_use_for() => Assert.AreEqual(
        "daft.yml:1:7: 'stale_running_after' does nothing: daft runs hooks and nothing else", Yml.Warnings("log: {stale_running_after: 24h}"));

    [TestMethod]
    [DataRow("worktree-pre-create")]
    [DataRow("worktree-pre-remove")]
    [DataRow("worktree-post-remove")]
    [DataRow("pre-merge")]
    [DataRow("post-merge")]
    [DataRow("post-clone")]
    public void A_hook_that_git_does_not_fire_is_read_for_those_who_run_it(string name)
    {
        string yaml = $"hooks:\n  {name}: {{jobs: [{{run: a}}]}}";
        Assert.AreEqual($"daft.yml:2:3: '{name}' never runs by itself: git does not call daft for it\nhint: 'daft run {name}' runs it", Yml.Warnings(yaml));
        Assert.AreEqual("job-1", ConfigurationText.Read(yaml, "daft.yml").Configuration!.FindHook(name)!.Jobs.Single().Name);
    }

    [TestMethod]
    public void Its_mistakes_are_mistakes() => StringAssert.Contains(
        Yml.Mistakes("hooks:\n  post-clone: {jobs: [{runn: a}]}"), "unknown key 'runn' in a job", StringComparison.Ordinal);

    [TestMethod]
    public void An_interactive_job_does_not_run_in_the_background() => Assert.AreEqual("""
        daft.yml:4:29: job 'login' is interactive: it runs in the foreground
        hint: remove 'background' or 'interactive'
        """, Yml.Warnings(Yml.File("jobs:\n- {name: login, run: a, background: true, interactive: true}")));

    [TestMethod]
    public void The_background_of_its_hook_is_none_of_an_interactive_jobs_business()
    {
        HookDefinition hook = Yml.Hook("background: true\njobs: [{run: a, interactive: true}, {run: b}]");
        Assert.AreEqual((false, true), (hook.Jobs[0].Background, hook.Jobs[1].Background));
    }

    [TestMethod]
    public void The_weight_of_a_foreground_job_does_nothing() => Assert.AreEqual("""
        daft.yml:3:30: 'weight' does nothing: job 'a' runs in the foreground
        hint: add 'background: true', or remove it
        """, Yml.Warnings(Yml.File("jobs: [{name: a, run: a, weight: light}]")));

    [TestMethod]
    public void The_background_output_of_a_foreground_job_does_nothing() => Assert.AreEqual("""
        daft.yml:3:30: 'background_output' does nothing: job 'a' runs in the foreground
        hint: add 'background: true', or remove it
        """, Yml.Warnings(Yml.File("jobs: [{name: a, run: a, background_output: silent}]")));

    [TestMethod]
    public void Warnings_stand_among_errors_in_the_order_of_the_file() => Assert.AreEqual("""
        daft.yml:1:1: 'copy' does nothing: daft runs hooks and nothing else
        daft.yml:2:1: unknown key 'hook' at the top level
        hint: did you mean 'hooks'?
        """, Yml.Mistakes("copy: []\nhook:\n"));

    [TestMethod]
    [DataRow("run: 'echo {brnach}'")]
    [DataRow("run: a, root: 'apps/{brnach}'")]
    [DataRow("run: a, env: {A: 'x{brnach}'}")]
    public void What_looks_like_a_misspelled_template_is_warned_of(string keys) =>
        Assert.Contains("{brnach} is no template and stays as it is", Yml.Warnings(Yml.File($"jobs: [{{name: a, {keys}}}]")));
}
