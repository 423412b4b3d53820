using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The rarer forms of what <c>daft.yml</c> can say, each really run.</summary>
[TestClass]
public sealed class FormTests : EndToEndTest
{
    [TestMethod]
    public void Every_form_of_a_variable_is_expanded_as_a_shell_would()
    {
        Sandbox["FROM_OUTSIDE"] = "a-a";
        Sandbox["EMPTY"] = "";
        Repository repository = Sandbox.CreateRepository("""
            env:
              SHARED: everywhere
              FLAG: true
            hooks:
              worktree-post-create:
                jobs:
                  - name: say
                    env:
                      A: ${FROM_OUTSIDE:+alternative}
                      B: ${NOBODY_SET_THIS:+alternative}
                      C: ${EMPTY:+alternative}
                      D: ${NOBODY_SET_THIS-default}
                      E: ${EMPTY-default}
                      F: ${EMPTY:-default}
                      G: ${FROM_OUTSIDE//a/bc}
                      H: ${DAFT_BRANCH_NAME//\//-}
                      I: costs 5$$, not $$HOME
                      J: true
                      K: 1.50
                      L: $SHARED/${J}/$FLAG
                      M: a:~/b
                    run: for name in A B C D E F G H I J K L M; do eval "echo \"$name=\$$name.\""; done
                  - name: beside
                    run: echo "$SHARED ${A-none}"
            """).Install();

        Worktree worktree = repository.AddWorktree("feature", "worktree", "add", "-b", "team/a/b", "../feature");

        string[] expected =
        [
            "A=alternative.", "B=.", "C=.", "D=default.", "E=.", "F=default.", "G=bc-bc.", "H=team-a-b.", "I=costs 5$, not $HOME.",
            "J=true.", "K=1.50.", "L=everywhere/true/true.", "M=a:~/b.",
        ];
        Assert.AreEqual(string.Join('\n', expected) + "\n", worktree.Log("say"));
        Assert.AreEqual("everywhere none\n", worktree.Log("beside"));
    }

    [TestMethod]
    public void Of_commands_for_several_systems_those_of_this_one_run_and_stop_at_the_first_that_fails()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: both
                    run: {linux: [echo one; true, echo two], macos: [echo one, echo two], windows: signal wrong}
                  - name: stops
                    run: {linux: [echo one, exit 3, signal wrong], macos: [echo one, exit 3, signal wrong]}
                  - name: text
                    run: {linux: echo text, macos: echo text}
                  - name: elsewhere
                    run: {windows: signal wrong}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("one\ntwo\n", worktree.Log("both"));
        Assert.AreEqual("one\n", worktree.Log("stops"));
        Assert.AreEqual(3, worktree.Job("stops").ExitCode);
        Assert.AreEqual("text\n", worktree.Log("text"));
        Assert.AreEqual("skipped", worktree.Job("elsewhere").Status);
        Assert.AreNotEqual("", worktree.Job("elsewhere").Reason);
        Assert.IsFalse(Signals.Seen("wrong"));
    }

    [TestMethod]
    public void Scripts_are_looked_for_in_the_folders_that_the_file_names()
    {
        Repository repository = Sandbox.CreateRepository("""
            source_dir: tools/daft
            source_dir_local: tools/mine
            hooks:
              worktree-post-create:
                jobs:
                  - {name: theirs, script: theirs.sh, runner: sh}
                  - {name: own, script: own.sh, runner: sh}
            """);
        repository.Write("tools/daft/theirs.sh", "echo theirs\n");
        repository.Write("tools/daft/own.sh", "echo theirs too\n");
        repository.Write(".daft/theirs.sh", "echo wrong\n");
        repository.Commit("Scripts");
        repository.Write("tools/mine/own.sh", "echo my own\n");
        repository.Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("theirs\n", worktree.Log("theirs"));
        Assert.AreEqual("my own\n", worktree.Log("own"));
    }

    [TestMethod]
    public void Of_a_silent_background_job_nothing_is_said_and_everything_is_kept()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: quiet, run: echo kept; await go, background: true, background_output: silent}
                  - {name: told, run: await go, background: true, background_output: log}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.Contains("told", worktree.Added.Error);
        Assert.DoesNotContain("quiet", worktree.Added.Error);
        Signals.Release("go");
        worktree.Daft("wait");
        Assert.AreEqual("completed", worktree.Job("quiet").Status);
        Assert.AreEqual("kept\n", worktree.Log("quiet"));
    }

    [TestMethod]
    public void Groups_within_groups_keep_the_order_of_each()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                piped: true
                jobs:
                  - name: outer
                    group:
                      follow: true
                      jobs:
                        - {name: a, run: echo a >> order}
                        - name: middle
                          group:
                            piped: true
                            jobs:
                              - {name: b, run: echo b >> order}
                              - name: inner
                                group:
                                  parallel: true
                                  jobs:
                                    - {name: c, run: "signal c; await d; echo cd >> order"}
                                    - {name: d, run: "signal d; await c; echo cd >> order"}
                              - {name: fails, run: "echo fails >> order; exit 1"}
                              - {name: never, run: echo never >> order}
                        - {name: e, run: echo e >> order}
                  - {name: last, run: echo last >> order}
            """).Install();
        // Each of the two waits for the other, so they must run side by side.
        using RunningCommand add = repository.Start("git", "worktree", "add", "-b", "feature", "../feature");
        Signals.Wait("c");
        Signals.Wait("d");
        Signals.Release("c");
        Signals.Release("d");
        add.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);

        var worktree = new Checkout(Sandbox, repository.Beside("feature"));
        Assert.AreEqual("a\nb\ncd\ncd\nfails\ne\n", worktree.Read("order"));
        Assert.AreEqual("a completed, b completed, c completed, d completed, fails failed, never blocked, e completed, last blocked",
            string.Join(", ", worktree.Jobs().Select(job => $"{job.Name} {job.Status}")));
    }
}
