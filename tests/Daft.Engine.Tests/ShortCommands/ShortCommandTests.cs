using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Daft.Engine.ShortCommands;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.ShortCommands;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ShortCommandTests : GitTest
{
    [TestMethod]
    public async Task Output_errors_and_status_are_kept_apart()
    {
        var result = await FinishAsync(Shell("printf 'a\\0b'; echo trouble >&2; exit 3"));
        Assert.AreEqual(3, result.ExitCode);
        CollectionAssert.AreEqual("a\0b"u8.ToArray(), result.Output.ToArray());
        Assert.AreEqual("trouble\n", result.ErrorText);
        Assert.AreEqual("trouble", result.Describe("it"));
    }

    [TestMethod]
    public async Task Input_is_written_and_then_ends()
    {
        var result = await FinishAsync(Shell("cat") with { Input = Encoding.UTF8.GetBytes("hello") });
        Assert.AreEqual("hello", result.OutputText);
    }

    [TestMethod]
    public async Task A_command_that_reads_no_input_does_not_mind_getting_some()
    {
        var result = await FinishAsync(Shell("exit 0") with { Input = new byte[1 << 20] });
        Assert.AreEqual(0, result.ExitCode);
    }

    [TestMethod]
    public async Task A_megabyte_on_both_pipes_at_once_arrives_whole()
    {
        var result = await FinishAsync(Shell("head -c 1048576 /dev/zero >&2 & head -c 1048576 /dev/zero; wait"));
        Assert.AreEqual(1 << 20, result.Output.Length);
        Assert.AreEqual(1 << 20, result.ErrorText.Length);
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    public async Task A_daemon_that_keeps_the_pipes_does_not_keep_us()
    {
        long start = Stopwatch.GetTimestamp();
        var result = await FinishAsync(Shell("sleep 60 & echo $!"));
        Process.GetProcessById(int.Parse(result.OutputText)).Kill();
        Assert.IsLessThan(TimeSpan.FromSeconds(15), Stopwatch.GetElapsedTime(start));
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    public async Task The_time_limit_ends_a_command_and_its_children()
    {
        GitSandbox sandbox = NewSandbox();
        string pid = sandbox.PathOf("pid");
        ShortCommandResult result = await (Shell($"sleep 60 & echo $! >{pid}; wait") with { TimeLimit = TimeSpan.FromSeconds(1) }).RunAsync(Cancellation);
        Assert.IsInstanceOfType<ShortCommandResult.TimedOut>(result);
        Assert.AreEqual("it did not end within 1 s", result.Describe("it"));
        await GoneAsync(int.Parse(File.ReadAllText(pid)));
    }

    [TestMethod]
    public async Task What_nobody_reads_is_not_kept_but_for_the_end_of_the_errors()
    {
        var result = await FinishAsync(Shell("yes | head -c 1048576; yes | head -c 1048576 >&2; echo trouble >&2; exit 3") with { DiscardsOutput = true });
        Assert.AreEqual((3, 0), (result.ExitCode, result.Output.Length));
        Assert.IsLessThanOrEqualTo(1 << 16, result.ErrorText.Length);
        Assert.AreEqual("trouble", result.Describe("it"));
    }

    [TestMethod]
    public async Task A_caller_that_cancels_hears_of_it()
    {
        using var source = new CancellationTokenSource();
        Task<ShortCommandResult> running = Shell("sleep 60").RunAsync(source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
    }

    [TestMethod]
    public async Task A_program_that_is_not_on_PATH_is_not_found()
    {
        ShortCommandResult result = await (Shell("") with { Executable = "no-such-program" }).RunAsync(Cancellation);
        Assert.AreEqual("'no-such-program' is not on PATH", result.Describe("it"));
    }

    [TestMethod]
    public async Task A_missing_working_directory_is_a_refusal()
    {
        ShortCommandResult result = await (Shell("") with { WorkingDirectory = "/no/such/folder" }).RunAsync(Cancellation);
        Assert.IsInstanceOfType<ShortCommandResult.Refused>(result);
    }

    /// <summary>The base library would run it: it looks into the current directory before it looks at PATH.</summary>
    [TestMethod]
    public void A_program_in_the_current_directory_is_not_the_one_on_PATH()
    {
        GitSandbox sandbox = NewSandbox();
        GitSandbox.WriteScript(sandbox.PathOf("sh"), "#!/bin/sh\nexit 99\n");
        string before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(sandbox.Root);
        try
        {
            Assert.AreEqual(0, sandbox.Run(sandbox.Root, "sh", "-c", "exit 0").ExitCode);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }

    [TestMethod]
    public void Relative_entries_of_PATH_name_nothing()
    {
        var environment = new Dictionary<string, string> { ["PATH"] = ":.:bin" };
        Assert.IsNull(ExecutableSearch.Find("sh", environment));
    }

    [TestMethod]
    public async Task The_environment_is_the_whole_one()
    {
        ShortCommandResult.Finished result = await FinishAsync(new ShortCommand
        {
            Executable = "env",
            Arguments = [],
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["X"] = "a b" },
        });
        // In no order: the base library's table of variables has none.
        string[] expected = ["PATH=/usr/bin:/bin", "X=a b"];
        CollectionAssert.AreEquivalent(expected, result.OutputText.TrimEnd('\n').Split('\n'));
    }

    [TestMethod]
    public async Task A_broken_pipe_is_silent_in_the_command()
    {
        var result = await FinishAsync(Shell("yes | head -1"));
        Assert.AreEqual("y\n", result.OutputText);
        Assert.AreEqual("", result.ErrorText);
    }

    private static ShortCommand Shell(string script) => new()
    {
        Executable = "sh",
        Arguments = ["-c", script],
        WorkingDirectory = "/",
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };

    private async Task<ShortCommandResult.Finished> FinishAsync(ShortCommand command) =>
        await command.RunAsync(Cancellation) as ShortCommandResult.Finished ?? throw new AssertFailedException("it did not finish");

    private async Task GoneAsync(int pid)
    {
        // A killed process is a zombie until its new parent looks at it.
        while (File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal))
            await Task.Delay(10, Cancellation);
    }
}
