using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Which run and which worktree is meant: <c>daft logs</c> and <c>daft cancel</c> take the same words for it.</summary>
[TestClass]
public sealed class LookupTests : EndToEndTest
{
    private const int CouldNot = 2;
    private const int NothingKnown = 3;

    [TestMethod]
    [DataRow("logs warmup")]
    [DataRow("cancel warmup")]
    public void The_beginning_of_several_ids_is_not_enough_and_that_of_none_is_unknown(string command)
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        Signals.Release("go");
        string[] ids = [.. Enumerable.Range(0, 2).Select(_ => FinishedRun(repository))];

        Assert.Contains("several runs begin with '2'", Try(repository, command, "--run", "2").ShouldExitWith(CouldNot).Error);
        Assert.Contains("there is no run 'none'", Try(repository, command, "--run", "none").ShouldExitWith(NothingKnown).Error);
        Assert.Contains("there is no run ''", Try(repository, command, "--run", "").ShouldExitWith(NothingKnown).Error);
        Assert.Contains($"did you mean '{ids[0]}'?", Try(repository, command, "--run", ids[0] + "x").ShouldExitWith(NothingKnown).Error);
        foreach (string id in ids)
            Try(repository, command, "--run", id[..^1]).ShouldExitWith(0);
    }

    [TestMethod]
    [DataRow("../tree")]
    [DataRow("tree")]
    [DataRow("branch")]
    public void A_worktree_is_known_by_its_path_its_name_and_its_branch(string name)
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        // A folder of this worktree is not the worktree of that name.
        Directory.CreateDirectory(repository.PathOf("tree"));
        Directory.CreateDirectory(repository.PathOf("branch"));
        repository.Git("worktree", "add", "-q", "-b", "branch", "../tree");
        Signals.Wait("started");

        Assert.AreEqual("done\n", repository.Daft("logs", "install", "--worktree", name).Output);
        repository.Daft("cancel", "--worktree", name);

        Assert.AreEqual("cancelled", repository.Jobs("--all").Single(job => job.Name == "warmup").Status);
        Try(repository, "cancel", "-w", "nowhere").ShouldExitWith(NothingKnown);
        Try(repository, "logs", "-w", "nowhere").ShouldExitWith(NothingKnown);
    }

    [TestMethod]
    public void What_runs_in_every_worktree_is_cancelled_from_wherever_one_is()
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        Worktree[] worktrees = [repository.AddWorktree("one"), repository.AddWorktree("two")];
        foreach (Worktree worktree in worktrees)
            worktree.WaitForJob("warmup", "running");

        Try(repository, "cancel", "--everywhere", "-w", "one").ShouldExitWith(CouldNot);
        repository.Daft("cancel", "--everywhere");

        foreach (Worktree worktree in worktrees)
            Assert.AreEqual("cancelled", worktree.Job("warmup").Status);
        Assert.Contains("nothing is running in any worktree", repository.Daft("cancel", "--everywhere").Error);
    }

    private static string FinishedRun(Repository repository)
    {
        repository.Daft("run");
        repository.Daft("wait");
        return repository.Jobs()[^1].Run;
    }

    private static CommandResult Try(Repository repository, string command, params string[] more) => repository.TryDaft([.. command.Split(' '), .. more]);
}
