namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class MistakesInKeysTests
{
    [TestMethod]
    public void An_unknown_key_at_the_top_level() => Assert.AreEqual("""
        daft.yml:1:1: unknown key 'hook' at the top level
        hint: did you mean 'hooks'?
        """, Yml.Mistakes("hook:\n"));

    [TestMethod]
    public void An_unknown_hook() => Assert.AreEqual("""
        daft.yml:2:3: unknown key 'worktree-post-crate' under 'hooks'
        hint: did you mean 'worktree-post-create'?
        """, Yml.Mistakes("hooks:\n  worktree-post-crate:\n    jobs: []\n"));

    [TestMethod]
    public void An_unknown_key_that_resembles_none() => Assert.AreEqual("""
        daft.yml:3:5: unknown key 'glob' in a hook
        hint: it may be 'jobs', 'commands', 'parallel', 'piped', 'follow', 'background', 'fail_mode', 'skip', 'only', 'exclude_tags' or 'exclude'
        """, Yml.MistakesInHook("glob: true"));

    [TestMethod]
    public void An_unknown_key_in_a_job() => Assert.AreEqual("""
        daft.yml:6:9: unknown key 'bakground' in a job
        hint: did you mean 'background'?
        """, Yml.MistakesInJob("bakground: true"));

    [TestMethod]
    public void An_unknown_system() => Assert.AreEqual("""
        daft.yml:3:29: unknown key 'darwin' in 'run'
        hint: it may be 'linux', 'macos' or 'windows'
        """, Yml.MistakesInHook("jobs: [{run: {linux: a, darwin: b}}]"));

    [TestMethod]
    public void A_key_that_is_set_twice() => Assert.AreEqual("""
        daft.yml:6:9: 'run' is set twice, first on line 5
        hint: remove one of the two
        """, Yml.MistakesInJob("run: other"));

    [TestMethod]
    public void A_variable_that_is_set_twice() => Assert.AreEqual("""
        daft.yml:8:11: 'A' is set twice, first on line 7
        hint: remove one of the two
        """, Yml.MistakesInJob("env:\n  A: 1\n  A: 2"));

    [TestMethod]
    public void One_of_many_variables_that_is_set_twice() => Assert.AreEqual("""
        daft.yml:6:57: 'A' is set twice, first on line 6
        hint: remove one of the two
        """, Yml.MistakesInJob("env: {A: 1, B: 1, C: 1, D: 1, E: 1, F: 1, G: 1, A: 2, H: 1}"));

    [TestMethod]
    public void A_key_that_hides_something_is_shown_with_it() => Assert.AreEqual("""
        daft.yml:1:1: unknown key '\u{1b}[2Jx' at the top level
        hint: it may be 'hooks', 'env', 'extends', 'min_version', 'rc', 'source_dir', 'source_dir_local', 'log', 'colors' or 'output'
        """, Yml.Mistakes("\"\\e[2Jx\": 1\n"));

    [TestMethod]
    public void Every_mistake_is_told_in_the_order_of_the_file() => Assert.AreEqual("""
        daft.yml:4:5: 'follow' and 'piped' are both true
        hint: keep one of them
        daft.yml:6:7: job 'a' has no 'run'
        hint: add 'run:' and the command, or 'script' or 'group'
        daft.yml:7:16: 'timeout' is 'soon'; it takes a duration such as 90s, 5m or 1h30m
        daft.yml:8:5: unknown key 'fail-mode' in a hook
        hint: did you mean 'fail_mode'?
        """, Yml.MistakesInHook("follow: true\npiped: true\njobs:\n- name: a\n  timeout: soon\nfail-mode: warn"));

    [TestMethod]
    [DataRow("[]", "an empty list")]
    [DataRow("just words", "'just words'")]
    public void A_file_that_is_no_map(string yaml, string found) => Assert.AreEqual($"""
        daft.yml:1:1: the file is {found}; it takes a map with 'hooks'
        hint: begin with 'hooks:'
        """, Yml.Mistakes(yaml));

    [TestMethod]
    public void Broken_yaml_is_told_with_its_place() => Assert.AreEqual("""
        daft.yml:5:18: a value holds ': ', which begins a map
        hint: put the value in quotes, or check the indentation
        """, Yml.Mistakes(Yml.File("jobs:\n  - name: a\n    run: echo: hi")));
}
