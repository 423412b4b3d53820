using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Engine.ShortCommands;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Shim;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ShimTests : GitTest
{
    private const string Zeros = "0000000000000000000000000000000000000000";

    /// <summary>The shells that stand behind <c>/bin/sh</c> in the wild, as far as they are here.</summary>
    public static IEnumerable<object[]> Shells =>
        ((string[][])[["sh"], ["dash"], ["bash"], ["bash", "--posix"], ["busybox", "sh"]])
            .Where(shell => Gits.FindOnPath(shell[0]) is not null)
            .Select(shell => new object[] { shell });

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void Creation_is_the_one_checkout_that_calls_daft(string gitFolder)
    {
        var shim = new ShimSandbox(NewSandbox(gitFolder));
        string worktree = shim.Git.AddWorktree(shim.Repository, "new");
        string commit = shim.Git.Git(worktree, "rev-parse", "HEAD");
        CollectionAssert.AreEqual(new[] { $"hook --settings post-checkout {Zeros} {commit} 1 in {worktree}" }, shim.Calls);
        shim.Mark("new");
        shim.Git.Git(worktree, "switch", "--quiet", "--create", "topic");
        shim.Git.Commit(worktree, "file", "x");
        shim.Git.Git(worktree, "checkout", "HEAD~1", "--", "readme");
        shim.Git.Git(worktree, "rebase", "--quiet", "--force-rebase", "HEAD~1");
        shim.Git.Git(shim.Repository, "switch", "--quiet", "--create", "other");
        shim.Git.Git(shim.Git.Root, "clone", "--quiet", "--template", Path.Combine(shim.Repository, ".git"), shim.Repository, "clone");
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_worktree_made_without_checkout_is_created_at_its_first(string gitFolder)
    {
        var shim = new ShimSandbox(NewSandbox(gitFolder));
        string worktree = shim.Git.AddWorktree(shim.Repository, "new", "--no-checkout");
        Assert.IsEmpty(shim.Calls);
        shim.Git.Git(worktree, "checkout", "--quiet", "new");
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_worktree_created_with_daft_switched_off_is_left_alone_for_good(string gitFolder)
    {
        var shim = new ShimSandbox(NewSandbox(gitFolder));
        shim.Git.Variables["DAFT"] = "0";
        string worktree = shim.Git.AddWorktree(shim.Repository, "new");
        shim.Git.Variables.Remove("DAFT");
        shim.Git.Git(worktree, "switch", "--quiet", "--create", "topic");
        Assert.IsEmpty(shim.Calls);
        shim.Git.AddWorktree(shim.Repository, "another");
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    public void Paths_with_relative_pointers_spaces_quotes_and_backslashes_are_found()
    {
        var sandbox = NewSandbox(Gits.RequireNew());
        var shim = new ShimSandbox(sandbox, "bin of o'neil $(x)\\n/daft");
        shim.Git.Git(shim.Repository, "config", "worktree.useRelativePaths", "true");
        shim.Git.AddWorktree(shim.Repository, "it's \\n \"new\" ", "--detach");
        shim.Git.Git(shim.Repository, "config", "worktree.useRelativePaths", "false");
        shim.Git.AddWorktree(shim.Repository, " another ", "--detach");
        Assert.HasCount(2, shim.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void Nothing_to_do_takes_no_process(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        string marked = Unhandled(shim, "marked");
        shim.Mark("marked");
        // With nothing on PATH whatever is not built in fails, and says so.
        string program = Gits.Require(shell[0]);
        shim.Git.Variables["PATH"] = "/nowhere";
        string[] alone = [program, .. shell[1..]];
        AssertSilent(shim.Run(worktree, alone, "0"));
        AssertSilent(shim.Run(marked, alone));
        AssertSilent(shim.Run(shim.Repository, alone));
        shim.Git.Variables["GIT_DIR"] = Path.Combine(shim.Repository, ".git/worktrees/marked");
        AssertSilent(shim.Run("/", alone));
        shim.Git.Variables.Remove("GIT_DIR");
        shim.Git.Variables["DAFT"] = "0";
        AssertSilent(shim.Run(worktree, alone));
        Assert.IsEmpty(shim.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void Every_shell_calls_daft_by_file_and_by_GIT_DIR(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        AssertSilent(shim.Run(worktree, shell));
        shim.Git.Variables["GIT_DIR"] = Path.Combine(shim.Repository, ".git/worktrees/new");
        AssertSilent(shim.Run(worktree, shell));
        CollectionAssert.AreEqual(Enumerable.Repeat($"hook --settings post-checkout old new 1 in {worktree}", 2).ToArray(), shim.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void Every_shell_hands_over_what_git_says_of_daft(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        string handed = shim.Git.PathOf("handed");
        shim.WriteProgram($"cat >'{handed}'");
        AssertSilent(shim.Run(worktree, shell));
        Assert.AreEqual("\u00001\n", File.ReadAllText(handed));
        shim.Git.Git(shim.Repository, "config", "daft.enabled", "false");
        shim.Git.Git(shim.Repository, "config", "daft.other", "a\nb");
        AssertSilent(shim.Run(worktree, shell));
        Assert.AreEqual("daft.enabled\nfalse\0daft.other\na\nb\0\u00000\n", File.ReadAllText(handed));
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void Settings_that_nobody_reads_or_git_cannot_read_are_not_complained_of(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        shim.WriteProgram("exec <&-");
        AssertSilent(shim.Run(worktree, shell));
        string handed = shim.Git.PathOf("handed");
        shim.WriteProgram($"cat >'{handed}'");
        File.AppendAllText(Path.Combine(shim.Repository, ".git/config"), "[broken\n");
        AssertSilent(shim.Run(worktree, shell));
        Assert.AreEqual("\u0000128\n", File.ReadAllText(handed));
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void Every_shell_may_source_it_as_the_configuration_hook_does(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        shim.WriteFormer("echo the former hook ran >&2");
        string command = Daft.Engine.Installing.Shim.CommandFor(shim.ShimPath);
        // As git starts it: the command with "$@" behind it, and itself as $0.
        var result = shim.Git.Run(worktree, shell[0], [.. shell[1..], "-c", command + " \"$@\"", command, "old", "new", "1"]);
        AssertSilent(result);
        CollectionAssert.AreEqual(new[] { $"hook --settings post-checkout old new 1 in {worktree}" }, shim.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void A_flag_calls_daft_in_a_worktree_that_was_handled(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string marked = Unhandled(shim, "marked");
        string marker = Path.Combine(shim.Repository, ".git/worktrees/marked/daft");
        File.WriteAllText(marker, "a nonce");
        string flag = Path.Combine(shim.Repository, ".git/worktrees/marked/daft-notice");
        File.WriteAllText(flag, "");
        AssertSilent(shim.Run(marked, shell, "0"));
        Assert.IsEmpty(shim.Calls);
        AssertSilent(shim.Run(marked, shell));
        CollectionAssert.AreEqual(new[] { $"hook --settings post-checkout old new 1 in {marked}" }, shim.Calls);

        // Whatever becomes of it: nothing depends on it, and the marker stays what it is.
        shim.WriteProgram("kill -KILL $$");
        Assert.AreEqual(0, shim.Run(marked, shell).ExitCode);
        shim.WriteProgram("exit 1");
        AssertSilent(shim.Run(marked, shell));
        File.Delete(shim.Program);
        AssertSilent(shim.Run(marked, shell));
        shim.Git.Variables["DAFT"] = "0";
        AssertSilent(shim.Git.Run(marked, shell[0], [.. shell[1..], shim.ShimPath, Zeros, "new", "1"]));
        Assert.HasCount(3, shim.Calls);
        Assert.AreEqual("a nonce", File.ReadAllText(marker));
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void A_flag_with_the_number_of_a_process_calls_daft_once_that_is_gone(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string marked = Unhandled(shim, "marked");
        File.WriteAllText(Path.Combine(shim.Repository, ".git/worktrees/marked/daft"), "a nonce");
        string flag = Path.Combine(shim.Repository, ".git/worktrees/marked/daft-notice");
        File.WriteAllText(flag, $"{Environment.ProcessId}\n");
        AssertSilent(shim.Run(marked, shell));
        Assert.IsEmpty(shim.Calls);

        // No process has a number beyond the kernel's limit of 2^22.
        File.WriteAllText(flag, "99999999\n");
        AssertSilent(shim.Run(marked, shell));
        Assert.HasCount(1, shim.Calls);
        File.WriteAllText(flag, "1; touch owned\n");
        AssertSilent(shim.Run(marked, shell));
        Assert.HasCount(2, shim.Calls);
    }

    /// <summary>A container's first process may never reap, and what is dead can be signalled until it is reaped.</summary>
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DynamicData(nameof(Shells))]
    public void A_flag_with_the_number_of_a_process_that_nobody_has_reaped_calls_daft(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string marked = Unhandled(shim, "marked");
        File.WriteAllText(Path.Combine(shim.Repository, ".git/worktrees/marked/daft"), "a nonce");
        using var parent = Process.Start(new ProcessStartInfo("sh", ["-c", "exec 3<&0; (read -r end <&3) & echo $!; exec sleep 60"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string dead = parent.StandardOutput.ReadLine()!;
            // A shell would reap it.
            SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{parent.Id}/comm") == "sleep\n", TimeSpan.FromSeconds(20));
            parent.StandardInput.Close();
            SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{dead}/stat").Contains(") Z ", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
            File.WriteAllText(Path.Combine(shim.Repository, ".git/worktrees/marked/daft-notice"), dead + "\n");

            AssertSilent(shim.Run(marked, shell));

            Assert.HasCount(1, shim.Calls);
        }
        finally
        {
            parent.Kill();
            parent.WaitForExit();
        }
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_flag_in_the_main_worktree_calls_daft_at_the_next_switch(string gitFolder)
    {
        var shim = new ShimSandbox(NewSandbox(gitFolder));
        File.WriteAllText(Path.Combine(shim.Repository, ".git/daft-notice"), "");
        shim.Git.Git(shim.Repository, "switch", "--quiet", "--create", "other");
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    public void The_executable_may_be_found_on_PATH()
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        shim.WriteShim("/no/such/daft");
        shim.Git.Variables["PATH"] = Path.GetDirectoryName(shim.Program) + ":" + shim.Git.Variables["PATH"];
        AssertSilent(shim.Run(worktree, ["sh"]));
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    public void A_missing_executable_is_one_line_and_gits_success()
    {
        var shim = new ShimSandbox(NewSandbox());
        File.Delete(shim.Program);
        var result = shim.Git.TryGit(shim.Repository, "worktree", "add", "--quiet", shim.Git.PathOf("new"));
        Assert.AreEqual(0, result.ExitCode);
        Assert.AreEqual($"daft: the executable is gone ({shim.Program}); nothing was run in this worktree\n", result.ErrorText);
    }

    [TestMethod]
    [DataRow("exit 0", 0)]
    [DataRow("exit 1", 1)]
    [DataRow("exit 2", 0)]
    [DataRow("exit 70", 0)]
    [DataRow("kill -SEGV $$", 0)]
    [DataRow("kill -KILL $$", 0)]
    [DataRow("exit 127", 0)]
    [DataRow("exit 130", 130)]
    [DataRow("kill -INT $$", 130)]
    [DataRow("kill -TERM $$", 0)]
    public void Of_all_ends_only_status_1_and_an_interruption_are_gits_failure(string end, int status)
    {
        var shim = new ShimSandbox(NewSandbox());
        shim.WriteProgram(end);
        Assert.AreEqual(status, shim.Git.TryGit(shim.Repository, "worktree", "add", "--quiet", shim.Git.PathOf("new")).ExitCode);
        Assert.IsTrue(File.Exists(shim.Git.PathOf("new/readme")));
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    public void The_marker_of_an_executable_that_was_killed_later_stays_as_it_is()
    {
        var shim = new ShimSandbox(NewSandbox());
        string marker = Path.Combine(shim.Repository, ".git/worktrees/new/daft");
        shim.WriteProgram($"echo nonce >'{marker}'; kill -KILL $$");
        Assert.AreEqual(0, shim.Git.TryGit(shim.Repository, "worktree", "add", "--quiet", shim.Git.PathOf("new")).ExitCode);
        Assert.AreEqual("nonce\n", File.ReadAllText(marker));
    }

    [TestMethod]
    public void A_file_that_no_machine_can_run_is_gits_success()
    {
        var shim = new ShimSandbox(NewSandbox());
        File.WriteAllBytes(shim.Program, [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2, 3]);
        var result = shim.Git.TryGit(shim.Repository, "worktree", "add", "--quiet", shim.Git.PathOf("new"));
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("could not be run or crashed", result.ErrorText);
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void The_former_hook_runs_first_and_always(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        shim.WriteFormer("printf '%s\\n' \"former $*\" >>'" + shim.Git.PathOf("calls") + "'");
        shim.Run(worktree, shell);
        shim.Run(worktree, shell, "0");
        shim.Git.Variables["DAFT"] = "0";
        shim.Run(worktree, shell);
        CollectionAssert.AreEqual(
            new[] { "former old new 1", $"hook --settings post-checkout old new 1 in {worktree}", "former old new 0", "former old new 1" },
            shim.Calls);
    }

    [TestMethod]
    [DataRow(0, 0, 0)]
    [DataRow(3, 0, 3)]
    [DataRow(3, 1, 3)]
    [DataRow(0, 1, 1)]
    public void The_former_hooks_failure_is_gits_and_daft_runs_all_the_same(int former, int daft, int status)
    {
        var shim = new ShimSandbox(NewSandbox());
        shim.WriteFormer($"exit {former}");
        shim.WriteProgram($"exit {daft}");
        Assert.AreEqual(status, shim.Git.TryGit(shim.Repository, "worktree", "add", "--quiet", shim.Git.PathOf("new")).ExitCode);
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    public void The_former_hook_reads_what_git_gives_it()
    {
        var shim = new ShimSandbox(NewSandbox());
        shim.WriteFormer("cat");
        var result = shim.Git.Run(shim.Repository, "sh", "-c", "echo hello | .git/hooks/post-checkout old new 1");
        Assert.AreEqual("hello\n", result.OutputText);
    }

    [TestMethod]
    public void A_former_hook_that_git_would_not_run_is_not_run()
    {
        var shim = new ShimSandbox(NewSandbox());
        shim.WriteFormer("exit 3");
        File.SetUnixFileMode(shim.FormerPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        shim.Git.AddWorktree(shim.Repository, "new");
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void A_tool_that_renames_the_shim_and_calls_it_loses_neither_hook(string[] shell)
    {
        var shim = new ShimSandbox(NewSandbox());
        string worktree = Unhandled(shim, "new");
        shim.WriteFormer("echo former");
        File.Move(shim.ShimPath, shim.ShimPath + ".legacy");
        var result = shim.Git.Run(worktree, shell[0], [.. shell[1..], shim.ShimPath + ".legacy", "old", "new", "1"]);
        Assert.AreEqual("former\n", result.OutputText);
        Assert.HasCount(1, shim.Calls);
    }

    [TestMethod]
    public void Shellcheck_finds_nothing()
    {
        var shim = new ShimSandbox(NewSandbox());
        var result = shim.Git.Run(shim.Repository, Gits.Require("shellcheck"), "--shell=sh", shim.ShimPath);
        Assert.AreEqual("", result.OutputText + result.ErrorText);
    }

    /// <summary>A worktree whose creation nobody has handled, made without the hook.</summary>
    private static string Unhandled(ShimSandbox shim, string name)
    {
        shim.Git.Git(shim.Repository, "-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", shim.Git.PathOf(name));
        return shim.Git.PathOf(name);
    }

    private static void AssertSilent(ShortCommandResult.Finished result)
    {
        Assert.AreEqual("", result.OutputText + result.ErrorText);
        Assert.AreEqual(0, result.ExitCode);
    }
}
