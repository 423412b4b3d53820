using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft trust</c> as a user meets it: it shows, asks, and does exactly what was answered.</summary>
[TestClass]
public sealed class TrustOnTerminalTests : EndToEndTest
{
    private const string Approve = "Approve exactly this? [y/N]";
    private const string RunNow = "Run its jobs in this worktree now? [y/N]";

    [TestMethod]
    public void Two_times_yes_approves_and_runs_what_was_skipped()
    {
        Worktree worktree = AddUntrustedWorktree();
        using Terminal terminal = StartTrust(worktree);
        Assert.Contains("echo changed", string.Join('\n', terminal.Lines), "what is to be approved is shown before the question");
        Assert.HasCount(0, worktree.Jobs());

        Answer(terminal, Approve, "y");
        Answer(terminal, RunNow, "y");

        WaitForStatus(terminal, 0);
        Assert.AreEqual("completed", worktree.Job("build").Status);
        Assert.AreEqual("changed\n", worktree.Log("build"));
    }

    [TestMethod]
    public void Yes_and_no_approves_and_runs_nothing_yet()
    {
        Worktree worktree = AddUntrustedWorktree();
        using Terminal terminal = StartTrust(worktree);

        Answer(terminal, Approve, "y");
        Answer(terminal, RunNow, "n");

        WaitForStatus(terminal, 0);
        Assert.Contains("to run its jobs in this worktree: daft run", string.Join('\n', terminal.Lines));
        Assert.HasCount(0, worktree.Jobs());
        worktree.Daft("run");
        Assert.AreEqual("completed", worktree.Job("build").Status);
    }

    [TestMethod]
    [DataRow("n")]
    [DataRow("")]
    [DataRow("approve")]
    public void Anything_but_yes_approves_nothing_and_asks_no_more(string answer)
    {
        Worktree worktree = AddUntrustedWorktree();
        using Terminal terminal = StartTrust(worktree);

        Answer(terminal, Approve, answer);

        WaitForStatus(terminal, 2);
        Assert.DoesNotContain(RunNow, string.Join('\n', terminal.Lines));
        Assert.Contains("daft trust", worktree.TryDaft("run").ShouldExitWith(2).Error);
        Assert.HasCount(0, worktree.Jobs());
    }

    [TestMethod]
    public void What_is_approved_already_is_not_asked_for_again()
    {
        Worktree worktree = AddUntrustedWorktree();
        worktree.Daft("trust", "--yes");
        using var terminal = new Terminal(worktree, width: 100);
        terminal.Type("daft trust; echo \"status $?\"");

        Answer(terminal, RunNow, "n");

        WaitForStatus(terminal, 0);
        Assert.DoesNotContain(Approve, string.Join('\n', terminal.Lines));
    }

    /// <summary>Of a branch whose jobs are others than those that were approved.</summary>
    private Worktree AddUntrustedWorktree()
    {
        Repository repository = Sandbox.CreateRepository(Jobs("echo approved")).Install();
        repository.Git("switch", "--quiet", "--create", "pull-request");
        repository.Write("daft.yml", Jobs("echo changed"));
        repository.Commit("Changed jobs");
        repository.Git("switch", "--quiet", "main");
        return repository.AddWorktree("review", "worktree", "add", "../review", "pull-request");
    }

    private static string Jobs(string command) => $"hooks:\n  worktree-post-create:\n    jobs:\n      - name: build\n        run: {command}\n";

    private static Terminal StartTrust(Worktree worktree)
    {
        var terminal = new Terminal(worktree, width: 100);
        terminal.Type("daft trust; echo \"status $?\"");
        terminal.WaitForLine(line => line.StartsWith(Approve, StringComparison.Ordinal), "question");
        return terminal;
    }

    private static void Answer(Terminal terminal, string question, string answer)
    {
        terminal.WaitForLine(line => line.StartsWith(question, StringComparison.Ordinal), $"question '{question}'");
        terminal.Type(answer);
    }

    private static void WaitForStatus(Terminal terminal, int status) =>
        terminal.WaitForLine(line => line == $"status {status}", $"exit status {status}");
}
