using System.Text;
using Daft.Core.Configuration;
using Daft.Core.Tests.Configuration;
using Daft.Core.Trust;

namespace Daft.Core.Tests.Trust;

[TestClass]
public sealed class ApprovalContentTests
{
    private const string Base = """
        skip: [merge, {env: {SLOW: 1}}]
        only: {linux: {run: test -f x}}
        exclude_tags: slow
        exclude: 'x*'
        commands: {c: {run: do c, interactive: true}}
        jobs:
        - {name: a, run: make}
        - {name: b, run: {linux: l, macos: m}, root: r, env: {X: x, Y: y}, needs: a, background: true, priority: 1, timeout: 5m}
        - {name: s, script: s.sh, runner: bash, args: [one, two words], tags: t, arch: arm64, skip: {ref: main}}
        - {name: g, only: CI, env: {Z: z}, group: {piped: true, 'jobs': [{name: h, script: h.sh, args: -v}, {name: i, run: x}]}}
        """;

    [TestMethod]
    public void The_listing_shows_all_that_would_run() => Assert.AreEqual("""
        worktree-post-create (piped, fail_mode abort)
          fetch
            $ cargo fetch
            | cargo fetch --again
            | 
            | echo done
          warm up (background, priority -1, timeout 1h30m)
            linux $ make
                  | make test
            macos $ gmake
            root apps/web
            env A=1 2
            env B=x\ny
            needs fetch
        """.Replace("\r", "", StringComparison.Ordinal), Listing("""
        piped: true
        fail_mode: abort
        jobs:
        - name: fetch
          description: not shown
          run: |
            cargo fetch
            cargo fetch --again

            echo done
        - name: warm up
          run: {macos: gmake, linux: "make\nmake test"}
          root: apps/web
          env: {A: 1 2, B: "x\ny"}
          needs: fetch
          background: true
          priority: -1
          timeout: 90m
          fail_text: not shown either
        """));

    [TestMethod]
    [DataRow("run: make", "run: make all")]
    [DataRow("run: make", "run: {linux: make}")]
    [DataRow("run: make", "run: ' make'")]
    [DataRow("linux: l", "linux: k")]
    [DataRow("linux: l", "windows: l")]
    [DataRow(", macos: m", "")]
    [DataRow("root: r", "root: s")]
    [DataRow("X: x", "X: z")]
    [DataRow("X: x", "Z: x")]
    [DataRow("X: x, Y: y", "Y: y, X: x")]
    [DataRow(", needs: a", "")]
    [DataRow(", background: true", "")]
    [DataRow(", background: true", ", background: true, weight: light")]
    [DataRow("priority: 1", "priority: 2")]
    [DataRow("timeout: 5m", "timeout: 6m")]
    [DataRow("name: b", "name: d")]
    [DataRow("[merge, {", "[rebase, {")]
    [DataRow("[merge, {", "[{")]
    [DataRow("SLOW: 1", "SLOW: 2")]
    [DataRow("{env: {SLOW: 1}}", "{env: SLOW}")]
    [DataRow("skip: [merge, {env: {SLOW: 1}}]", "skip: []")]
    [DataRow("skip: [merge, {env: {SLOW: 1}}]", "skip: true")]
    [DataRow("skip: [merge, {env: {SLOW: 1}}]", "skip: false")]
    [DataRow("only: {linux: {run: test -f x}}", "only: {linux: {run: test -f y}}")]
    [DataRow("only: {linux: {run: test -f x}}", "only: {macos: {run: test -f x}}")]
    [DataRow("only: {linux: {run: test -f x}}", "only: {run: test -f x}")]
    [DataRow("only: {linux: {run: test -f x}}", "")]
    [DataRow("exclude_tags: slow", "exclude_tags: fast")]
    [DataRow("exclude: 'x*'", "exclude: 'y*'")]
    [DataRow("exclude: 'x*'", "")]
    [DataRow(", interactive: true", "")]
    [DataRow("do c", "do d")]
    [DataRow("s.sh", "t.sh")]
    [DataRow("runner: bash, ", "")]
    [DataRow("bash", "bash -x")]
    [DataRow("[one, two words]", "one two words")]
    [DataRow("[one, two words]", "[one, two, words]")]
    [DataRow("[one, two words]", "[]")]
    [DataRow(", args: [one, two words]", "")]
    [DataRow("tags: t", "tags: u")]
    [DataRow("arch: arm64", "arch: amd64")]
    [DataRow("{ref: main}", "{ref: 'main*'}")]
    [DataRow("only: CI", "skip: CI")]
    [DataRow("Z: z", "Z: y")]
    [DataRow("{piped: true, ", "{")]
    [DataRow("[{name: h, script: h.sh, args: -v}, {name: i, run: x}]", "[{name: i, run: x}, {name: h, script: h.sh, args: -v}]")]
    [DataRow("{name: i, run: x}]}}", "]}}\n- {name: i, run: x}")]
    [DataRow("jobs:", "piped: true\njobs:")]
    [DataRow("jobs:", "fail_mode: warn\njobs:")]
    public void Whatever_decides_what_runs_changes_the_hash_and_the_listing(string what, string instead)
    {
        StringAssert.Contains(Base, what, StringComparison.Ordinal);
        ApprovalContent before = Content(Base);
        ApprovalContent after = Content(Base.Replace(what, instead, StringComparison.Ordinal));
        Assert.AreNotEqual(before.Hash, after.Hash);
        Assert.AreNotEqual(string.Join('\n', before.Listing), string.Join('\n', after.Listing));
    }

    [TestMethod]
    [DataRow("name: a,", "name: a, description: d,")]
    [DataRow("name: a,", "name: a, fail_text: f,")]
    [DataRow("jobs:", "\n\n# a remark\njobs:")]
    [DataRow("needs: a", "needs: [a]")]
    [DataRow(", background: true", ", background: true, weight: heavy")]
    [DataRow("timeout: 5m", "timeout: 300")]
    [DataRow("root: r", "root: ./r/")]
    [DataRow("{linux: l, macos: m}", "{macos: m, linux: l}")]
    [DataRow("{ref: main}", "{ref: main, desc: why}")]
    [DataRow("{ref: main}", "[{ref: main}]")]
    [DataRow("arch: arm64", "arch: [aarch64]")]
    [DataRow("s.sh", "./s.sh")]
    [DataRow("tags: t,", "tags: [t], tracks: path, log: {retention: 1d},")]
    [DataRow("only: CI", "only: {env: CI}")]
    public void What_only_reads_differently_changes_neither(string what, string instead)
    {
        StringAssert.Contains(Base, what, StringComparison.Ordinal);
        ApprovalContent before = Content(Base);
        ApprovalContent after = Content(Base.Replace(what, instead, StringComparison.Ordinal));
        Assert.AreEqual(before.Hash, after.Hash);
        Assert.AreEqual(string.Join('\n', before.Listing), string.Join('\n', after.Listing));
    }

    [TestMethod]
    public void The_listing_shows_conditions_scripts_and_groups() => Assert.AreEqual("""
        rc ~/.rc
        source_dir tools
        env A=1
        worktree-post-create (parallel)
          skip merge
          skip env CI=1
          only linux $ test -f x
                     | test -f y
          exclude_tags slow
          exclude x*
          setup (interactive)
            script setup.sh
            runner bash
            args - one
            args - two words
            tags t
            arch aarch64
          checks (group, piped, background)
            env B=2
            only true
            lint (background)
              $ clippy
            more (group, parallel, background)
              test (background)
                script t.sh
                args -v --all
        """.Replace("\r", "", StringComparison.Ordinal), string.Join('\n', ApprovalContent.Of(Yml.Read("""
        rc: ~/.rc
        source_dir: tools
        min_version: 0.1
        env: {A: 1}
        log: {retention: 1d}
        """ + "\n" + Yml.File("""
        skip: [merge, {env: {CI: 1}, desc: not shown}]
        only: {linux: {run: "test -f x\ntest -f y"}}
        exclude_tags: slow
        exclude: x*
        jobs:
        - {name: setup, script: setup.sh, runner: bash, args: [one, two words], tags: t, arch: arm64, interactive: true}
        - name: checks
          background: true
          env: {B: 2}
          only: true
          group:
            piped: true
            jobs: [{name: lint, run: clippy}, {name: more, group: {jobs: [{name: test, script: t.sh, args: -v --all}]}}]
        """))).Listing));

    [TestMethod]
    [DataRow("rc: a", "rc: b")]
    [DataRow("rc: a", "")]
    [DataRow("source_dir: s", "source_dir: t")]
    [DataRow("source_dir_local: l", "source_dir_local: m")]
    [DataRow("{A: 1}", "{A: 2}")]
    public void So_does_what_decides_for_the_whole_file(string what, string instead)
    {
        const string File = "rc: a\nsource_dir: s\nsource_dir_local: l\nenv: {A: 1}\n";
        ApprovalContent before = ApprovalContent.Of(Yml.Read(File));
        ApprovalContent after = ApprovalContent.Of(Yml.Read(File.Replace(what, instead, StringComparison.Ordinal)));
        Assert.AreNotEqual(before.Hash, after.Hash);
        Assert.AreNotEqual(string.Join('\n', before.Listing), string.Join('\n', after.Listing));
    }

    [TestMethod]
    public void Files_that_run_are_content()
    {
        DaftConfiguration configuration = Yml.Read(Yml.File(Base));
        ApprovalContent[] contents =
        [
            ApprovalContent.Of(configuration, [], []),
            ApprovalContent.Of(configuration, [new RunnableFile(".daft/s.sh", null)], []),
            ApprovalContent.Of(configuration, [File(".daft/s.sh", "")], []),
            ApprovalContent.Of(configuration, [File(".daft/s.sh", "echo")], []),
            ApprovalContent.Of(configuration, [File(".daft/h.sh", "echo")], []),
            ApprovalContent.Of(configuration, [File(".daft/s.sh", "echo"), File(".daft/h.sh", "ls")], []),
            ApprovalContent.Of(configuration, [new RunnableFile(".daft/s.sh", new byte[] { 0xff, 0x01 })], []),
            ApprovalContent.Of(configuration, [new RunnableFile(".daft/s.sh", new byte[] { 0xff, 0x02 })], []),
        ];
        Assert.AreEqual(contents.Length, contents.Select(content => content.Hash).Distinct().Count());
        Assert.AreEqual(contents.Length, contents.Select(content => string.Join('\n', content.Listing)).Distinct().Count());
    }

    [TestMethod]
    public void The_order_in_which_files_are_found_is_none()
    {
        DaftConfiguration configuration = Yml.Read("");
        ApprovalContent content = ApprovalContent.Of(configuration, [File("b", "make\n  evil\u001b\n"), File("a", "ls")], []);
        Assert.AreEqual("file a\n  | ls\nfile b\n  | make\n  |   evil\\u{1b}", string.Join('\n', content.Listing));
        Assert.AreEqual(content.Hash, ApprovalContent.Of(configuration, [File("a", "ls"), File("b", "make\n  evil\u001b\n")], []).Hash);
    }

    [TestMethod]
    public void The_order_of_jobs_is_content() => Assert.AreNotEqual(
        Content("jobs: [{name: a, run: x}, {name: b, run: y}]").Hash, Content("jobs: [{name: b, run: y}, {name: a, run: x}]").Hash);

    [TestMethod]
    public void A_text_cannot_pass_for_two()
    {
        string[] hashes =
        [
            Content("jobs: [{name: a, run: x, env: {A: bc}}]").Hash,
            Content("jobs: [{name: a, run: x, env: {AB: c}}]").Hash,
            Content("jobs: [{name: ax, run: x, env: {A: bc}}]").Hash,
            Content("jobs: [{name: a, run: xx, env: {A: bc}}]").Hash,
            Content("jobs: [{name: a, run: x, env: {A: b, B: c}}]").Hash,
            Content("jobs: [{name: a, run: x, env: {A: b}}, {name: B, run: c}]").Hash,
        ];
        Assert.AreEqual(hashes.Length, hashes.Distinct().Count());
    }

    /// <summary>Stored approvals hold only as long as this does: another value here asks every user to approve anew.</summary>
    [TestMethod]
    public void The_hash_is_the_same_in_every_daft() => Assert.AreEqual(
        "7fc3261214d7650c65738c2bf815de183366f4b3eca78ec61fa5bdc6a2df782a", Content(Base).Hash);

    /// <summary>It goes into the hash in pieces.</summary>
    [TestMethod]
    public void So_is_that_of_a_long_content() => Assert.AreEqual(
        "4b8f3da19c75282c796f877150682e0397d40ef05ae8c7864dd4ededea678dfd",
        Content($"jobs: [{{name: a, run: \"{new string('x', 5000)}ü\"}}, {{name: b, run: y, needs: a}}]").Hash);

    [TestMethod]
    public void The_file_and_the_places_in_it_are_no_content()
    {
        DaftConfiguration configuration = Yml.Read(Yml.File(Base));
        Assert.AreEqual(ApprovalContent.Of(configuration).Hash, ApprovalContent.Of(configuration with { File = "other.yml" }).Hash);
    }

    [TestMethod]
    [DataRow("make\\e[2K\\recho harmless", "    $ make\\u{1b}[2K\\recho harmless")]
    [DataRow("make \\u202e# evil", "    $ make \\u{202e}# evil")]
    [DataRow("a\\tb", "    $ a\\tb")]
    [DataRow("a\\u0085b", "    $ a\\u{85}b")]
    public void A_command_cannot_hide_behind_what_a_terminal_does(string command, string expected) =>
        Assert.AreEqual(expected, Content($"jobs: [{{name: a, run: \"{command}\"}}]").Listing[2]);

    [TestMethod]
    public void A_command_cannot_be_pushed_out_of_sight()
    {
        string command = $"make{new string(' ', 5000)}; evil{string.Concat(Enumerable.Repeat("\\n", 500))}worse";
        Assert.AreEqual("    $ make⟨5000 spaces⟩; evil\n    | ⟨499 blank lines⟩\n    | worse",
            string.Join('\n', Content($"jobs: [{{name: a, run: \"{command}\"}}]").Listing.Skip(2)));
    }

    [TestMethod]
    public void A_command_cannot_look_like_another_job() => Assert.IsTrue(
        Content("jobs: [{name: a, run: \"x\\n  b\\n    $ y\"}]").Listing.Skip(2).All(line => line.StartsWith("    $ ", StringComparison.Ordinal) || line.StartsWith("    | ", StringComparison.Ordinal)));

    [TestMethod]
    public void Nothing_listed_moves_the_cursor_wherever_it_stands()
    {
        DaftConfiguration configuration = Yml.Read(Yml.File(Base));
        JobDefinition hostile = configuration.Hooks[0].Jobs[1] with
        {
            Name = "\u001b[1A",
            Root = "\u001b[1A",
            Environment = [new EnvironmentEntry("\u001b[1A", "\u001b[1A", default)],
            Needs = [new JobNeed("\u001b[1A", default)],
        };
        HookDefinition hook = configuration.Hooks[0] with { Name = "\u001b[1A", Jobs = [hostile] };
        Assert.IsFalse(ApprovalContent.Of(configuration with { Hooks = [hook] }).Listing.Any(line => line.Any(char.IsControl)));
    }

    [TestMethod]
    public void A_configuration_without_hooks_has_an_empty_listing() => Assert.IsTrue(ApprovalContent.Of(Yml.Read("")).Listing.IsEmpty);

    private static RunnableFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static ApprovalContent Content(string body) => ApprovalContent.Of(Yml.Read(Yml.File(body)));

    private static string Listing(string body) => string.Join('\n', Content(body).Listing);
}
