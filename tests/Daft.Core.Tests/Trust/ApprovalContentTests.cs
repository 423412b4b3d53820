using Daft.Core.Configuration;
using Daft.Core.Tests.Configuration;
using Daft.Core.Trust;

namespace Daft.Core.Tests.Trust;

[TestClass]
public sealed class ApprovalContentTests
{
    private const string Base = """
        jobs:
        - {name: a, run: make}
        - {name: b, run: {linux: l, macos: m}, root: r, env: {X: x, Y: y}, needs: a, background: true, priority: 1, timeout: 5m}
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
    [DataRow("priority: 1", "priority: 2")]
    [DataRow("timeout: 5m", "timeout: 6m")]
    [DataRow("name: b", "name: c")]
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
    [DataRow("timeout: 5m", "timeout: 300")]
    [DataRow("root: r", "root: ./r/")]
    [DataRow("{linux: l, macos: m}", "{macos: m, linux: l}")]
    public void What_only_reads_differently_changes_neither(string what, string instead)
    {
        StringAssert.Contains(Base, what, StringComparison.Ordinal);
        ApprovalContent before = Content(Base);
        ApprovalContent after = Content(Base.Replace(what, instead, StringComparison.Ordinal));
        Assert.AreEqual(before.Hash, after.Hash);
        Assert.AreEqual(string.Join('\n', before.Listing), string.Join('\n', after.Listing));
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
        "2ca76c4dd17eab3fad6cbc923fa6ce4e958657e9bbb812085a588aacc66d132c", Content(Base).Hash);

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

    private static ApprovalContent Content(string body) => ApprovalContent.Of(Yml.Read(Yml.File(body)));

    private static string Listing(string body) => string.Join('\n', Content(body).Listing);
}
