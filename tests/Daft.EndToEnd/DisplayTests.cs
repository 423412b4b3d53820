using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What the user sees of a run: plain lines in a pipe, a live display in a terminal, nothing of it left over.</summary>
[TestClass]
public sealed class DisplayTests : EndToEndTest
{
    private const string Jobs = """
        hooks:
          worktree-post-create:
            jobs:
              - name: install-packages
                run: |
                  printf 'NOISE \033[2J\033[H\033[31m progress 10%%\rNOISE progress 20%%\r\a\t'
                  i=0; while [ $i -lt 40 ]; do i=$((i+1)); echo "NOISE $i 日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語"; done
                  signal printed; await go
              - name: lint
                run: echo NOISE
              - name: warmup-build
                run: await warm
                background: true
        """;

    [TestMethod]
    [DataRow(30)]
    [DataRow(60)]
    [DataRow(100)]
    [DataRow(200)]
    public void In_a_terminal_the_live_lines_are_redrawn_in_place_and_leave_nothing_behind(int width)
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using var terminal = new Terminal(repository, width);
        terminal.Type("git worktree add -b feature ../feature; signal returned");
        Signals.Wait("printed");
        terminal.WaitForLine(line => line.Contains("install-packages", StringComparison.Ordinal), "live line of the running job");
        // The clock of a live line goes on: seen to change, it was redrawn at least once.
        string first = LiveLine(terminal);
        Patience.Until(() => LiveLine(terminal) is var line && line.Length > 0 && line != first, "redrawn live line", Sandbox.Cancellation);
        Assert.HasCount(1, terminal.Lines.Where(line => line.Contains("install-packages", StringComparison.Ordinal)).ToArray(), string.Join('\n', terminal.Lines));

        Signals.Release("go");
        Signals.Wait("returned");

        string[] lines = terminal.Lines;
        string screen = string.Join('\n', lines);
        Assert.DoesNotContain("NOISE", screen, "a job's output was left on the screen");
        Assert.MatchesRegex(@"install-packages.*\d", Single(lines, "install-packages"));
        Assert.MatchesRegex(@"lint.*\d", Single(lines, "lint"));
        Assert.Contains("daft logs -f warmup-build", screen);
        Assert.Contains("\e[", terminal.Painted);
        Assert.IsEmpty(lines.Where(line => !IsExpected(line)), screen);
        Signals.Release("warm");
    }

    [TestMethod]
    public void A_live_line_shows_the_latest_line_that_the_job_wrote()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install-packages
                    run: echo resolving 7 packages; await more; echo fetching 3 of 7; await go
            """).Install();
        using var terminal = new Terminal(repository, width: 100);
        terminal.Type("git worktree add -b feature ../feature; signal returned");

        terminal.WaitForLine(line => IsLive(line, "resolving 7 packages"), "live line with the job's first output");
        Signals.Release("more");
        terminal.WaitForLine(line => IsLive(line, "fetching 3 of 7"), "live line with the job's next output");
        Assert.DoesNotContain("resolving", LiveLine(terminal));
        Signals.Release("go");
        Signals.Wait("returned");

        Assert.DoesNotContain("fetching", string.Join('\n', terminal.Lines));

        static bool IsLive(string line, string output) =>
            line.Contains("install-packages", StringComparison.Ordinal) && line.Contains(output, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Who_wants_no_output_and_no_colours_sees_only_that_a_job_runs_and_what_a_failed_one_wrote()
    {
        Repository repository = Sandbox.CreateRepository($"""
            output: false
            colors: false
            {Jobs}
                  - name: fails
                    run: echo REASON; exit 3
            """).Install();
        using var terminal = new Terminal(repository, width: 100);
        terminal.Type("git worktree add -b feature ../feature; signal returned");
        Signals.Wait("printed");
        terminal.WaitForLine(line => line.Contains("install-packages", StringComparison.Ordinal), "live line of the running job");
        string first = LiveLine(terminal);
        Patience.Until(() => LiveLine(terminal) is var line && line.Length > 0 && line != first, "redrawn live line", Sandbox.Cancellation);
        Assert.DoesNotContain("NOISE", LiveLine(terminal));
        Signals.Release("go");
        Signals.Wait("returned");

        Assert.Contains("REASON", string.Join('\n', terminal.Lines));
        Assert.DoesNotContain("\e[", terminal.Painted);
        Signals.Release("warm");
    }

    [TestMethod]
    public void Ctrl_C_in_the_foreground_part_cancels_what_git_waits_for()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    run: sh -c 'signal started; await never'
            """).Install();
        using var terminal = new Terminal(repository, width: 80);
        terminal.Type("git worktree add -b feature ../feature");
        Signals.Wait("started");

        terminal.Press("C-c");

        Checkout worktree = new(Sandbox, repository.Beside("feature"));
        worktree.WaitForJob("install", "cancelled");
        terminal.WaitForPrompt();
        Assert.AreEqual("a repository\n", worktree.Read("README"));
        terminal.HangUp();
        Sandbox.ProveNothingIsAlive();
    }

    [TestMethod]
    public void Ctrl_C_stops_a_followed_log_and_not_its_job()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup
                    run: echo begun; signal started; await go
                    background: true
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        using var terminal = new Terminal(worktree, width: 80);
        terminal.Type("daft logs -f warmup; echo status $?");
        terminal.WaitForLine(line => line == "begun", "line of the followed log");

        terminal.Press("C-c");

        terminal.WaitForPrompt();
        Assert.AreEqual("running", worktree.Job("warmup").Status);
        Signals.Release("go");
        worktree.WaitForJob("warmup", "completed");
    }

    [TestMethod]
    [DataRow("git worktree add -b feature ../feature 2>&1 | cat", DisplayName = "in a pipe")]
    [DataRow("NO_COLOR=1 git worktree add -b feature ../feature", DisplayName = "without colour, no terminal")]
    [DataRow("TERM=xterm-256color CLICOLOR_FORCE= git worktree add -b feature ../feature", DisplayName = "with a terminal's name, no terminal")]
    public void Where_there_is_no_terminal_the_lines_are_plain(string call)
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        Signals.Release("go");

        CommandResult added = repository.Shell(call).ShouldExitWith(0);

        string said = added.Output + added.Error;
        Assert.DoesNotContain("\e", said);
        Assert.DoesNotContain("\r", said);
        Assert.DoesNotContain("NOISE", said);
        foreach (string essential in new[] { "install-packages", "lint", "warmup-build", "daft logs -f warmup-build" })
            Assert.Contains(essential, said);
        Signals.Release("warm");
    }

    [TestMethod]
    public void With_NO_COLOR_a_terminal_shows_no_escape_codes()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        using var terminal = new Terminal(repository, width: 100);
        Signals.Release("go");
        // `script` gives the command a terminal and keeps every byte that it wrote to it.
        Tools.Require("script");
        terminal.Type($"NO_COLOR=1 script -qefc 'git worktree add -b feature ../feature' '{Signals.PathOf("typescript")}' >/dev/null; signal returned");
        Signals.Wait("returned");

        string[] ours = [.. Signals.Read("typescript").Split('\n').Where(line => !line.StartsWith("Script", StringComparison.Ordinal))];
        Assert.DoesNotContain("\e", string.Join('\n', ours));
        Assert.Contains("install-packages", string.Join('\n', ours));
        Signals.Release("warm");
    }

    [TestMethod]
    public void DAFT_OUTPUT_full_streams_what_the_jobs_write()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    run: echo one; echo two >&2; printf 'three without newline'
            """).Install();
        Sandbox["DAFT_OUTPUT"] = "full";

        string said = repository.AddWorktree("feature").Added.Error;

        foreach (string line in new[] { "one", "two", "three without newline" })
            Assert.Contains(line, said);
    }

    [TestMethod]
    public void The_lines_of_a_run_go_to_standard_error_alone()
    {
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        Signals.Release("go");
        Signals.Release("warm");

        Assert.IsEmpty(repository.AddWorktree("feature").Added.OutputLines.Where(line => !line.StartsWith("HEAD is now at", StringComparison.Ordinal)));
        Assert.AreEqual("", repository.Daft("run").Output);
    }

    private static string LiveLine(Terminal terminal) => terminal.Lines.FirstOrDefault(line => line.Contains("install-packages", StringComparison.Ordinal)) ?? "";

    private static string Single(string[] lines, string name)
    {
        string[] found = [.. lines.Where(line => line.Contains(name, StringComparison.Ordinal))];
        Assert.HasCount(1, found, string.Join('\n', lines));
        return found[0];
    }

    /// <summary>The prompt and what was typed, git's own lines, and daft's: each of these says daft or names a job.</summary>
    private static bool IsExpected(string line) =>
        line.Trim('#', '$', ' ').Length == 0
        || new[] { "git worktree add -b", "signal at-prompt", "Preparing worktree", "HEAD is now", "daft", "install-packages", "lint", "warmup-build" }.Any(word => line.Contains(word, StringComparison.Ordinal));
}
