using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Configuration.Schema;

/// <summary>Reader and schema on whole files. <see cref="Yml"/> adds every snippet of the other tests.</summary>
[TestClass]
public sealed class AgreementTests
{
    private const string Everything = """
        min_version: 1.5.0
        extends: [base.yml, ../team.yml]
        rc: ~/.daftrc
        source_dir: tools
        env: {CI: 1, DEBUG: true, RATIO: 0.5, EMPTY: "", HOME_BIN: ~/bin}
        log: {retention: 14d, max_log_size: 1048576, keep_last: 0, max_total_size: 1 GiB, stale_running_after: {}}
        colors: false
        output: [worktree-post-create, post-clone]
        tasks: [1, {a: ~}]
        hooks:
          post-clone: {}
          worktree-post-create:
            piped: true
            fail_mode: abort
            skip: [merge, rebase, {ref: 'release/*', desc: 1}, {env: {CI: 1}}, {run: 'true'}]
            only: {linux: true, macos: CI, windows: {env: CI}}
            exclude_tags: slow
            exclude: ['a*', 7]
            commands:
              lint: {run: {linux: [a, b], windows: c}, only: {env: true}}
            jobs:
              - {name: 1, run: true, needs: lint, timeout: 90, priority: -1, arch: [x64, armhf], tags: [1.5], tracks: a}
              - {script: setup.sh, runner: bash, args: [a, "", 1, true], interactive: true, log: {retention: 1h}}
              - {script: setup.sh, args: -v --all, background: true, background_output: silent, weight: light, timeout: 1h30m, fail_text: no}
              - name: all
                root: apps/web
                group: {follow: true, jobs: [{group: {jobs: [{run: a, skip: []}]}}, {run: b, skip: SLOW}]}
        """;

    [TestMethod]
    [DataRow(Everything)]
    [DataRow("")]
    [DataRow("~")]
    [DataRow("{}")]
    [DataRow("hooks:")]
    [DataRow("hooks: {worktree-post-create: {jobs: , commands: }}")]
    [DataRow("hooks: {worktree-post-create: {jobs: [], commands: {}, skip: [], needs: []}}", false)]
    [DataRow("[]", false)]
    [DataRow("text", false)]
    [DataRow("hook: {}", false)]
    [DataRow("hooks: []", false)]
    [DataRow("hooks: {worktree-post-create: ~}", true)]
    [DataRow("hooks: {worktree-post-create: {jobs: {}}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [~]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: a, script: b}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: {}}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: {linux: []}}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: {linux: a, darwin: b}}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: a, timeout: 1.5}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: a, timeout: true}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{run: a, arch: riscv}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{group: {name: a}}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {jobs: [{group: {jobs: [{run: a, colour: red}]}}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {commands: {a: {run: b, name: c}}}}", false)]
    [DataRow("hooks: {worktree-post-create: {commands: {' ': {run: b}}}}", false)]
    [DataRow("hooks: {worktree-post-create: {skip: {}}}", false)]
    [DataRow("hooks: {worktree-post-create: {skip: 1}}", false)]
    [DataRow("hooks: {worktree-post-create: {skip: [CI]}}", false)]
    [DataRow("hooks: {worktree-post-create: {skip: [{env: {}}]}}", false)]
    [DataRow("hooks: {worktree-post-create: {only: {linux: {ref: a, linux: b}}}}", false)]
    [DataRow("hooks: {worktree-post-create: {fail_mode: stop}}", false)]
    [DataRow("env: {A-B: 1}", false)]
    [DataRow("env: {A: ~}", false)]
    [DataRow("log: {keep_last: -1}", false)]
    [DataRow("log: {max_log_size: 0}", false)]
    [DataRow("log: {retention: 7}", false)]
    [DataRow("min_version: newest", false)]
    [DataRow("min_version: true", false)]
    [DataRow("output: [worktree-post-crate]", false)]
    [DataRow("colors: auto", false)]
    public void A_document_is_right_for_both_or_for_neither(string yaml, bool isRight = true)
    {
        Agreement.Check(yaml);
        Assert.AreEqual(isRight, ConfigurationText.Read(yaml, "daft.yml").Configuration is not null);
        Assert.AreEqual(isRight, Agreement.Schema.FindViolation(YamlAsJson.Of(YamlReader.Read(yaml, "daft.yml").Root)) is null);
    }

    [TestMethod]
    public void Every_file_of_the_corpus_is_right_for_both_or_for_neither()
    {
        string corpus = Path.Combine(SourceTree.Root, "tests", "Corpus");
        if (!Directory.Exists(corpus))
            Assert.Inconclusive("there is no corpus");
        string[] files = [.. Directory.EnumerateFiles(corpus, "*.yml", SearchOption.AllDirectories)];
        Assert.IsNotEmpty(files);
        foreach (string file in files)
            Agreement.Check(File.ReadAllText(file));
    }
}
