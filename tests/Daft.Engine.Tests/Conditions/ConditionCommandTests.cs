using System.Collections.Immutable;
using System.Runtime.Versioning;
using Daft.Core.Conditions;
using Daft.Engine.Conditions;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Conditions;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ConditionCommandTests : GitTest
{
    [TestMethod]
    [DataRow("true", 0)]
    [DataRow("false", 1)]
    [DataRow("exit 42", 42)]
    [DataRow("test \"$(pwd -P)\" = / && test \"$GREETING\" = 'a b'", 0)]
    [DataRow("read line", 1, DisplayName = "nothing to read")]
    [DataRow("no-such-program || true", 0, DisplayName = "what the command itself takes care of")]
    [DataRow("kill -9 $$", 137)]
    public async Task Its_exit_status_is_its_answer(string command, int status) =>
        Assert.AreEqual(new CommandOutcome.Exited(status), await RunAsync(command));

    [TestMethod]
    [DataRow("no-such-program -x", "no-such-program: not found")]
    [DataRow("/etc", "/etc: Permission denied")]
    [DataRow("echo first >&2; no-such-program", "no-such-program: not found")]
    public async Task What_cannot_be_run_says_why(string command, string why) =>
        Assert.Contains(why, ((CommandOutcome.NotRun)await RunAsync(command)).Reason);

    [TestMethod]
    public async Task Without_a_shell_nothing_is_run()
    {
        var outcome = await new ConditionCommand("no-such-shell", "/", Environment).RunAsync("true", Cancellation);
        Assert.AreEqual(new CommandOutcome.NotRun("'no-such-shell' is not on PATH"), outcome);
    }

    [TestMethod]
    [Timeout(30_000, CooperativeCancellation = true)]
    public async Task What_does_not_end_is_killed()
    {
        var command = new ConditionCommand("sh", "/", Environment) { TimeLimit = TimeSpan.FromSeconds(1) };
        Assert.AreEqual(new CommandOutcome.Killed(TimeSpan.FromSeconds(1)), await command.RunAsync("yes", Cancellation));
    }

    private static ImmutableDictionary<string, string> Environment { get; } =
        ImmutableDictionary<string, string>.Empty.Add("PATH", "/usr/bin:/bin").Add("GREETING", "a b");

    private Task<CommandOutcome> RunAsync(string command) => new ConditionCommand("sh", "/", Environment).RunAsync(command, Cancellation);
}
