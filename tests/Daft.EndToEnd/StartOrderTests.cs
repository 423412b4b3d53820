using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>priority</c>: which of the jobs that are ready starts first. It is seen where one runs at a time.</summary>
[TestClass]
public sealed class StartOrderTests : EndToEndTest
{
    [TestMethod]
    public void Lower_priorities_stand_first_in_the_line_and_what_is_not_ready_holds_up_nobody()
    {
        Sandbox.Run(Sandbox.Root, "git", "config", "--global", "daft.backgroundSlots", "1").ShouldExitWith(0);
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                background: true
                jobs:
                  - {name: last, run: echo last >> order, priority: 5}
                  - {name: third, run: echo third >> order}
                  - {name: fourth, run: echo fourth >> order}
                  - {name: second, run: echo second >> order, priority: -1}
                  - {name: after-last, run: echo after-last >> order, priority: -9, needs: [last]}
                  - {name: first, run: echo first >> order, priority: -5}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait");

        Assert.AreEqual("first\nsecond\nthird\nfourth\nlast\nafter-last\n", worktree.Read("order"));
    }

    [TestMethod]
    [DataRow("piped")]
    [DataRow("follow")]
    public void One_after_the_other_is_by_priority_too_in_the_hook_and_in_a_group(string order)
    {
        Repository repository = Sandbox.CreateRepository($$"""
            hooks:
              worktree-post-create:
                {{order}}: true
                jobs:
                  - {name: d, run: echo d >> order, priority: 2}
                  - {name: b, run: echo b >> order}
                  - name: group
                    priority: -1
                    group:
                      {{order}}: true
                      jobs:
                        - {name: a2, run: echo a2 >> order}
                        - {name: a1, run: echo a1 >> order, priority: -1}
                  - {name: c, run: echo c >> order}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("a1\na2\nb\nc\nd\n", worktree.Read("order"));
    }

    [TestMethod]
    public void A_dry_run_says_what_a_job_is_for()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install
                    description: what the lock file names
                    run: make
            """);

        Assert.Contains("  install\n    # what the lock file names\n    $ make\n", repository.Daft("run", "--dry-run").Output);
        Assert.Contains("\"description\": \"what the lock file names\"", repository.Daft("run", "--dry-run", "--json").Output);
    }
}
