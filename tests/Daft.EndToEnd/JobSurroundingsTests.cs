using System.Globalization;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What a job finds when it starts: a clean process in its worktree, and nothing of git's or daft's own.</summary>
[TestClass]
public sealed class JobSurroundingsTests : EndToEndTest
{
    private const string Call = "git worktree add -b feature ../feature";

    /// <summary>What an editor's or a service's process may have switched off for all of its children.</summary>
    private const string IgnoredByCaller = """
        trap '' HUP INT QUIT PIPE TERM TSTP
        grep '^SigIgn' /proc/self/status > "$DAFT_TEST_SIGNALS/of-the-caller"
        git worktree add -b feature ../feature
        """;

    private const string Look = """
        tr '\0' '\n' < /proc/$$/environ > "$DAFT_TEST_SIGNALS/environment"
        """;

    [TestMethod]
    public void Signals_have_their_default_dispositions() => AssertDefaultSignals(Call);

    [TestMethod]
    public void Signals_that_the_caller_of_git_ignores_have_their_default_dispositions_too()
    {
        AssertDefaultSignals(IgnoredByCaller);

        ulong ignored = Mask(Signals.Read("of-the-caller"));
        foreach (int signal in new[] { 1, 2, 3, 13, 15, 20 })
            Assert.AreNotEqual(0UL, ignored & (1UL << (signal - 1)), $"signal {signal} was to be ignored by git's caller");
    }

    private void AssertDefaultSignals(string call)
    {
        Worktree worktree = RunJob("""
            # Without a child: dash blocks every signal while it waits for one to start.
            while IFS= read -r line; do
              case $line in SigBlk*|SigIgn*) echo "$line" >> "$DAFT_TEST_SIGNALS/signals" ;; esac
            done < /proc/self/status
            yes | head -1
            """, call);

        string[] lines = Signals.Read("signals").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(2, lines);
        foreach (string line in lines)
        {
            // Bits 31 and 32 (signals 32 and 33) are glibc's own (facts/dotnet.md).
            Assert.AreEqual(0UL, Mask(line) & ~(3UL << 31), line);
        }

        Assert.AreEqual("y\n", worktree.Log("look"));
    }

    [TestMethod]
    public void It_leads_a_session_and_a_process_group_of_its_own()
    {
        Worktree worktree = RunJob("""
            echo "$$ $(cut -d' ' -f5,6 /proc/$$/stat)" > "$DAFT_TEST_SIGNALS/numbers"
            """);

        string[] numbers = Signals.Read("numbers").TrimEnd('\n').Split(' ');
        Assert.HasCount(3, numbers);
        Assert.AreEqual(numbers[0], numbers[1], "process group");
        Assert.AreEqual(numbers[0], numbers[2], "session");
        Assert.AreEqual(numbers[0], worktree.Job("look").ProcessId?.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void Standard_input_is_empty_and_no_descriptor_above_2_is_open()
    {
        Worktree worktree = RunJob("""
            find /proc/$$/fd -type l -printf '%f %l\n' | sort > "$DAFT_TEST_SIGNALS/descriptors"
            """, "git worktree add -b feature ../feature 7<daft.yml 9>&1");

        string log = worktree.Job("look").LogPath;
        Assert.AreEqual($"0 /dev/null\n1 {log}\n2 {log}\n", Signals.Read("descriptors"));
    }

    [TestMethod]
    public void It_has_no_variable_of_git_s_own_and_no_exec_path_in_front_of_PATH()
    {
        // `git -C` and `-c` are what puts most of them into a hook's environment.
        RunJob(Look, "git -c some.setting=1 worktree add -b feature ../feature");

        AssertNothingOfGits();
    }

    /// <summary>facts/git.md: <c>git switch</c> in a linked worktree exports the absolute path of its administrative folder.</summary>
    [TestMethod]
    public void It_has_no_GIT_DIR_where_git_gives_one_to_its_hook()
    {
        Repository repository = CreateRepository(Look);
        repository.Write(".git/hooks/post-checkout", "#!/bin/sh\necho \"$GIT_DIR\" > \"$DAFT_TEST_SIGNALS/of-the-hook\"\n");
        repository.Shell("chmod +x .git/hooks/post-checkout").ShouldExitWith(0);
        repository.Install();
        Worktree worktree = repository.AddWorktree("feature", "worktree", "add", "--no-checkout", "-b", "feature", "../feature");
        Assert.HasCount(0, worktree.Jobs());

        worktree.Git("switch", "--quiet", "--force", "feature");

        Assert.AreEqual($"{repository.Path}/.git/worktrees/feature\n", Signals.Read("of-the-hook"));
        Assert.AreEqual("completed", worktree.Job("look").Status);
        AssertNothingOfGits();
    }

    [TestMethod]
    public void Its_working_directory_is_the_worktree_and_DAFT_variables_name_everything()
    {
        Worktree worktree = RunJob("""
            pwd -P > "$DAFT_TEST_SIGNALS/cwd"

            """ + Look);

        Assert.AreEqual($"{worktree.Path}\n", Signals.Read("cwd"));
        var environment = Environment();
        string run = worktree.Job("look").Run;
        Assert.AreEqual("worktree-post-create", environment["DAFT_HOOK"]);
        Assert.AreEqual("look", environment["DAFT_JOB_NAME"]);
        Assert.AreEqual(worktree.Path, environment["DAFT_WORKTREE_PATH"]);
        Assert.AreEqual("feature", environment["DAFT_BRANCH_NAME"]);
        Assert.AreEqual(worktree.Git("rev-parse", "HEAD").Output.TrimEnd(), environment["DAFT_COMMIT"]);
        Assert.AreEqual(run, environment["DAFT_RUN_ID"]);
        Assert.AreEqual($"{worktree.CommonDirectory}/daft/runs/{run}", environment["DAFT_RUN_DIR"]);
        Assert.AreEqual(worktree.CommonDirectory, environment["DAFT_GIT_DIR"]);
        Assert.AreEqual(worktree.Repository.Path, environment["DAFT_PROJECT_ROOT"]);
    }

    [TestMethod]
    public void Git_inside_a_job_works_on_the_worktree_and_elsewhere_on_what_is_there()
    {
        Worktree worktree = RunJob("""
            git rev-parse --show-toplevel
            git init --quiet "$DAFT_TEST_SIGNALS/other"
            """);

        Assert.AreEqual($"{worktree.Path}\n", worktree.Log("look"));
        Assert.AreEqual("false\n", worktree.Git("config", "core.bare").Output);
    }

    [TestMethod]
    public void Env_values_are_expanded_when_the_job_starts()
    {
        Sandbox["FROM_OUTSIDE"] = "outside";
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: look
                    run: tr '\0' '\n' < /proc/$$/environ > "$DAFT_TEST_SIGNALS/environment"
                    env:
                      SHORT: $FROM_OUTSIDE
                      LONG: pre-${FROM_OUTSIDE}-post
                      DEFAULTED: ${NOBODY_SET_THIS:-fallback}
                      HOMELY: ~/cache
                      NUMBER: 7
            """).Install();

        repository.AddWorktree("feature");

        var environment = Environment();
        Assert.AreEqual("outside", environment["SHORT"]);
        Assert.AreEqual("pre-outside-post", environment["LONG"]);
        Assert.AreEqual("fallback", environment["DEFAULTED"]);
        Assert.AreEqual($"{Sandbox.Home}/cache", environment["HOMELY"]);
        Assert.AreEqual("7", environment["NUMBER"]);
    }

    /// <summary>One foreground job named <c>look</c>; returns when git does.</summary>
    private Worktree RunJob(string script, string call = Call)
    {
        Repository repository = CreateRepository(script).Install();
        return new Worktree(repository, repository.Beside("feature")) { Added = repository.Shell(call).ShouldExitWith(0) };
    }

    private Repository CreateRepository(string script)
    {
        string indented = script.Replace("\n", "\n          ", StringComparison.Ordinal);
        return Sandbox.CreateRepository($"""
            hooks:
              worktree-post-create:
                jobs:
                  - name: look
                    run: |
                      {indented}
                      :
            """);
    }

    private void AssertNothingOfGits()
    {
        string[] gitOwn = [.. Sandbox.Run(Sandbox.Root, "git", "rev-parse", "--local-env-vars").OutputLines, "GIT_PREFIX", "GIT_EXEC_PATH", "GIT_REFLOG_ACTION"];
        var environment = Environment();
        CollectionAssert.AreEqual(Array.Empty<string>(), gitOwn.Where(environment.ContainsKey).ToArray());
        Assert.AreEqual(Sandbox["PATH"], environment["PATH"]);
        Assert.AreEqual(Sandbox.Home, environment["HOME"]);
    }

    /// <summary>Of a line in <c>/proc/PID/status</c>; bit 0 is signal 1.</summary>
    private static ulong Mask(string line) => ulong.Parse(line.Split('\t')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private Dictionary<string, string> Environment() =>
        Signals.Read("environment").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
}
