using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>skip</c> and <c>only</c>: what is left out, and that nobody has to wonder why.</summary>
[TestClass]
public sealed class ConditionTests : EndToEndTest
{
    [TestMethod]
    public void A_branch_that_is_left_out_is_told_and_recorded()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warm-up
                    run: signal warm-up
                    skip:
                      - ref: release/*
                  - name: notes
                    run: signal notes
                    only:
                      - ref: release/**
                        desc: notes are for releases
            """).Install();

        Worktree release = repository.AddWorktree("first", "worktree", "add", "-b", "release/1.0", "../first");
        AssertSkipped(release, "warm-up", "skip: the branch is 'release/1.0' (ref: release/*)");
        Assert.IsTrue(Signals.Seen("notes"));
        Assert.IsFalse(Signals.Seen("warm-up"));

        Worktree other = repository.AddWorktree("second", "worktree", "add", "-b", "release/1.0-fix/a", "../second");
        Assert.AreEqual("completed", other.Job("warm-up").Status);
        AssertSkipped(repository.AddWorktree("third"), "notes", "notes are for releases");
    }

    [TestMethod]
    public void A_variable_of_whoever_calls_git_leaves_out_the_whole_hook()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                skip: CI
                jobs:
                  - {name: a, run: signal a}
                  - {name: b, run: signal b, needs: [a]}
            """).Install();
        Sandbox["CI"] = "true";
        Worktree worktree = repository.AddWorktree("feature");
        AssertSkipped(worktree, "a", "skip: the variable CI is set");
        AssertSkipped(worktree, "b", "skip: the variable CI is set");
        Assert.IsFalse(Signals.Seen("a") || Signals.Seen("b"));

        Sandbox["CI"] = "false";
        Assert.AreEqual("completed", repository.AddWorktree("second").Job("b").Status);
    }

    [TestMethod]
    public void A_merge_in_progress_leaves_out_what_would_disturb_it()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: tidy, run: signal tidy, skip: [merge]}
                  - {name: help, run: signal help, only: [merge]}
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        AssertSkipped(worktree, "help", "only: no merge is in progress");
        repository.Write("README", "theirs\n");
        repository.Commit("theirs");
        worktree.Write("README", "ours\n");
        worktree.Commit("ours");
        Assert.AreNotEqual(0, worktree.TryGit("merge", "main").ExitCode);

        CommandResult dry = worktree.Daft("run", "--dry-run");

        Assert.Contains("tidy, skipped: skip: a merge is in progress", dry.Output);
        worktree.Daft("run");
        Assert.IsTrue(Signals.Seen("help"));
    }

    [TestMethod]
    public void A_rebase_in_progress_leaves_out_what_would_disturb_it()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: tidy, run: signal tidy, skip: rebase}
                  - {name: help, run: signal help, only: [rebase]}
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        AssertSkipped(worktree, "help", "only: no rebase is in progress");
        Signals.Forget("tidy");
        repository.Write("README", "theirs\n");
        repository.Commit("theirs");
        worktree.Write("README", "ours\n");
        worktree.Commit("ours");
        Assert.AreNotEqual(0, worktree.TryGit("rebase", "main").ExitCode);

        worktree.Daft("run");

        Assert.AreEqual("skip: a rebase is in progress", worktree.Jobs()[^2].Reason);
        Assert.IsTrue(Signals.Seen("help"));
        Assert.IsFalse(Signals.Seen("tidy"));
    }

    [TestMethod]
    public void A_map_of_systems_a_rule_without_a_list_and_a_value_decide_too()
    {
        Sandbox["MODE"] = "fast";
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: here, run: signal here, skip: {linux: true, macos: true}}
                  - {name: elsewhere, run: signal elsewhere, skip: {windows: true}}
                  - {name: rules, run: signal rules, only: {linux: [{env: MODE}, {ref: main}], macos: [{ref: main}]}}
                  - {name: map, run: signal map, skip: {ref: feature}}
                  - {name: other-map, run: signal other-map, only: {ref: feature}}
                  - {name: value, run: signal value, skip: [{env: {MODE: fast}}]}
                  - {name: other-value, run: signal other-value, skip: [{env: {MODE: slow}}]}
                  - {name: no-value, run: signal no-value, only: {env: {NOBODY_SET_THIS: fast}}}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        AssertSkipped(worktree, "here", "skip: true");
        AssertSkipped(worktree, "rules", "only: the branch is 'feature' (ref: main)");
        AssertSkipped(worktree, "map", "skip: the branch is 'feature' (ref: feature)");
        AssertSkipped(worktree, "value", "skip: the variable MODE is 'fast'");
        AssertSkipped(worktree, "no-value", "only: the variable NOBODY_SET_THIS is not set");
        foreach (string job in (string[])["elsewhere", "other-map", "other-value"])
            Assert.AreEqual("completed", worktree.Job(job).Status, job);
        foreach (string job in (string[])["here", "rules", "map", "value", "no-value"])
            Assert.IsFalse(Signals.Seen(job), job);
    }

    [TestMethod]
    public void A_command_decides_and_one_that_gives_no_answer_is_warned_of()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: c, run: signal c, only: [{run: test -f source/main}]}
                  - {name: rust, run: signal rust, only: [{run: test -f Cargo.toml}]}
                  - {name: odd, run: signal odd, skip: [{run: no-such-program}]}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        AssertSkipped(worktree, "rust", "only: the command 'test -f Cargo.toml' failed");
        Assert.IsTrue(Signals.Seen("c") && Signals.Seen("odd"));
        Assert.Contains("the command 'no-such-program' of a condition could not be run", worktree.Added.Error);
    }

    [TestMethod]
    public void No_command_of_a_condition_runs_before_it_was_approved()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: a, run: signal a}
            """).Install();
        repository.Write("daft.yml", """
            hooks:
              worktree-post-create:
                jobs:
                  - {name: a, run: signal a, skip: [{run: signal asked}]}
            """);
        repository.Commit("A condition");

        Worktree worktree = repository.AddWorktree("feature");
        Assert.Contains("daft trust", worktree.Added.Error);
        CommandResult dry = worktree.Daft("run", "--dry-run");
        Assert.Contains("a, depends on a command that is not approved: signal asked", dry.Output);
        Assert.Contains("\"open_condition\": \"signal asked\"", worktree.Daft("run", "--dry-run", "--json").Output);
        Assert.IsFalse(Signals.Seen("asked"));

        Assert.Contains("signal asked", worktree.Daft("trust", "--yes").Error);
        worktree.Daft("run");
        Assert.IsTrue(Signals.Seen("asked"));
        AssertSkipped(worktree, "a", "skip: the command 'signal asked' succeeded");
    }

    private static void AssertSkipped(Worktree worktree, string job, string reason)
    {
        JobRecord record = worktree.Job(job);
        Assert.AreEqual(("skipped", reason), (record.Status, record.Reason));
    }
}
