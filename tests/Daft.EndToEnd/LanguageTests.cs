using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What <c>daft.yml</c> can say beyond a command: groups, scripts, templates, tags, and jobs that talk to the user.</summary>
[TestClass]
public sealed class LanguageTests : EndToEndTest
{
    /// <summary>Everything a shell could take for something else.</summary>
    private const string HostileBranch = "x;touch${IFS}owned'$(touch`touch";

    [TestMethod]
    public void A_group_is_one_element_of_the_order_around_it_and_has_its_own_inside()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: prepare
                    group:
                      piped: true
                      jobs:
                        - {name: first, run: echo first >> order}
                        - {name: fails, run: "echo fails >> order; exit 3"}
                        - {name: never, run: echo never >> order}
                  - {name: after, run: echo after >> order, needs: prepare}
                  - {name: beside, run: echo beside >> order, needs: [first]}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("completed failed blocked blocked completed", string.Join(' ', worktree.Jobs().Select(job => job.Status)));
        Assert.AreEqual("'fails' failed", worktree.Job("after").Reason);
        string[] order = File.ReadAllLines(Path.Combine(worktree.Path, "order"));
        CollectionAssert.AreEquivalent(new[] { "first", "fails", "beside" }, order);
        Assert.AreEqual("first", order[0]);
    }

    [TestMethod]
    public void Values_of_templates_arrive_as_text_wherever_they_stand()
    {
        Repository repository = Sandbox.CreateRepository("""
            env:
              SHARED: "<{branch}>"
            hooks:
              worktree-post-create:
                jobs:
                  - name: say
                    env: {OWN: "{job_name} in {worktree_slug}"}
                    run: |
                      printf '%s\n' {branch} "b: {branch}" 'c: {branch}' "$(printf %s {branch})" "$SHARED" "$OWN"
                      cat <<'END'
                      {branch} ${HOME}
                      END
                      printf '%s\n' {source_worktree} {base_branch} {worktree_path} {git_dir} {not_a_template} ${SHELL:+set}
            """).Install();
        Sandbox["SHELL"] = "/bin/sh";

        Worktree worktree = repository.AddWorktree("feature", "worktree", "add", "-b", HostileBranch, "../feature");

        string[] expected =
        [
            HostileBranch, $"b: {HostileBranch}", $"c: {HostileBranch}", HostileBranch, $"<{HostileBranch}>", "say in feature",
            HostileBranch + " ${HOME}", repository.Path, "main", worktree.Path, Path.Combine(repository.Path, ".git"), "{not_a_template}", "set",
        ];
        Assert.AreEqual(string.Join('\n', expected) + "\n", worktree.Log("say"));
        Assert.IsFalse(File.Exists(Path.Combine(worktree.Path, "owned")));
    }

    [TestMethod]
    public void A_command_is_shown_as_it_was_written()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: say, run: "echo {branch} >said"}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("feature\n", worktree.Read("said"));
        Assert.AreEqual("echo {branch} >said", worktree.Job("say").Json.GetProperty("command").GetString());
        Assert.Contains("$ echo {branch} >said\n", worktree.Daft("run", "--dry-run").Output);
        Assert.Contains("\"echo {branch} \\u003Esaid\"", worktree.Daft("run", "--dry-run", "--json").Output);
    }

    [TestMethod]
    [DataRow("worktree-pre-create")]
    [DataRow("worktree-pre-remove")]
    [DataRow("worktree-post-remove")]
    [DataRow("pre-merge")]
    [DataRow("post-merge")]
    [DataRow("post-clone")]
    public void A_hook_at_which_git_does_not_call_daft_runs_by_hand(string hook)
    {
        Repository repository = Sandbox.CreateRepository($$"""
            hooks:
              worktree-post-create:
              {{hook}}:
                jobs:
                  - {name: by-hand, run: 'echo "$DAFT_HOOK" > said'}
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Assert.HasCount(0, worktree.Jobs());
        Assert.AreEqual("", worktree.Added.Error.Replace("Preparing worktree (new branch 'feature')\n", "", StringComparison.Ordinal));

        worktree.Daft("run", hook);

        Assert.AreEqual($"{hook}\n", worktree.Read("said"));
        Assert.AreEqual(hook, worktree.Job("by-hand").Json.GetProperty("hook_type").GetString());
    }

    [TestMethod]
    public void A_script_gets_its_arguments_and_its_content_is_part_of_what_is_approved()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: setup
                    script: setup.sh
                    runner: sh -u
                    args: ["{branch}", "it's", "a b"]
            """);
        CommitScript(repository, "printf '%s|' \"$@\"; pwd -P");
        repository.Install();
        Worktree worktree = repository.AddWorktree("feature");
        Assert.AreEqual($"feature|it's|a b|{worktree.Path}\n", worktree.Log("setup"));

        CommitScript(repository, "echo another");
        Worktree changed = repository.AddWorktree("changed");
        Assert.HasCount(0, changed.Jobs());
        Assert.Contains("daft trust", changed.Added.Error);

        string own = Directory.CreateDirectory(Path.Combine(repository.Path, ".daft-local")).FullName;
        File.WriteAllText(Path.Combine(own, "setup.sh"), "echo my own\n");
        Assert.AreEqual("my own\n", repository.AddWorktree("mine", "worktree", "add", "-b", "mine", "../mine", "HEAD~1").Log("setup"));
    }

    [TestMethod]
    public void What_is_excluded_or_for_other_machines_is_left_out_with_its_reason()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                exclude_tags: [slow]
                exclude: ["docs-*"]
                jobs:
                  - {name: bench, run: signal bench, tags: [slow, all]}
                  - {name: docs-html, run: signal docs}
                  - {name: other, run: signal other, arch: i686}
                  - {name: build, run: signal build, needs: [bench, other]}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("tag 'slow' is excluded", worktree.Job("bench").Reason);
        Assert.AreEqual("excluded by 'docs-*'", worktree.Job("docs-html").Reason);
        Assert.AreEqual("only for i686", worktree.Job("other").Reason);
        Assert.AreEqual("completed", worktree.Job("build").Status);
        Assert.IsFalse(Signals.Seen("bench") || Signals.Seen("docs") || Signals.Seen("other"));
    }

    [TestMethod]
    public void The_set_up_of_the_shell_is_read_before_every_command()
    {
        Repository repository = Sandbox.CreateRepository("""
            rc: ~/shell-setup
            hooks:
              worktree-post-create:
                jobs: [{name: say, run: echo "$FROM_SETUP"}]
            """).Install();
        File.WriteAllText(Path.Combine(Sandbox.Home, "shell-setup"), "FROM_SETUP='it is set'\n");

        Assert.AreEqual("it is set\n", repository.AddWorktree("feature").Log("say"));
        File.Delete(Path.Combine(Sandbox.Home, "shell-setup"));
        Assert.AreEqual("\n", repository.AddWorktree("without").Log("say"));
    }

    [TestMethod]
    public void An_interactive_job_talks_to_the_user_before_what_needs_it()
    {
        Repository repository = InteractiveRepository();
        using var terminal = new Terminal(repository, width: 100);
        terminal.Type("git worktree add -b feature ../feature 2>&1 | cat; signal returned");
        terminal.WaitForLine(line => line.StartsWith("your name?", StringComparison.Ordinal), "the question");
        Assert.IsFalse(Signals.Seen("greet"));
        terminal.Type("Ada");
        Signals.Wait("returned");

        var worktree = new Worktree(repository, repository.Beside("feature")) { Added = repository.Git("status") };
        Assert.AreEqual("completed", worktree.Job("ask").Status);
        Assert.AreEqual("hello Ada\n", worktree.Log("greet"));
    }

    [TestMethod]
    public void An_interactive_job_that_is_interrupted_ends_and_git_does_not()
    {
        Repository repository = InteractiveRepository();
        using var terminal = new Terminal(repository, width: 100);
        terminal.Type("git worktree add -b feature ../feature; signal returned");
        terminal.WaitForLine(line => line.StartsWith("your name?", StringComparison.Ordinal), "the question");
        terminal.Press("C-c");
        Patience.Until(
            () => JobRecord.Parse(repository.Daft("jobs", "--all", "--json").Output) is { Count: 2 } jobs && jobs.All(job => job.IsOver),
            "the end of the run", Sandbox.Cancellation);
        Assert.AreEqual(
            "blocked failed", string.Join(' ', JobRecord.Parse(repository.Daft("jobs", "--all", "--json").Output).Select(job => job.Status)));
    }

    [TestMethod]
    [DataRow("--all", "cancelled", "cancelled")]
    [DataRow("ask", "cancelled", "blocked")]
    public void An_interactive_job_is_cancelled_as_any_other(string what, string asked, string greeted)
    {
        Repository repository = InteractiveRepository();
        using var terminal = new Terminal(repository, width: 100);
        terminal.Type("git worktree add -b feature ../feature; signal returned");
        terminal.WaitForLine(line => line.StartsWith("your name?", StringComparison.Ordinal), "the question");
        var worktree = new Checkout(Sandbox, repository.Beside("feature"));

        worktree.Daft("cancel", what);

        Signals.Wait("returned");
        worktree.WaitUntilAllJobsAreOver();
        Assert.AreEqual((asked, greeted), (worktree.Job("ask").Status, worktree.Job("greet").Status));
        Assert.IsFalse(Signals.Seen("greet"));
    }

    [TestMethod]
    public void An_interactive_job_waits_for_the_jobs_of_an_earlier_run_to_end()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: ask, interactive: true, run: printf 'your name? '; read -r name}
                  - name: build
                    background: true
                    run: |
                      [ ! -e built ] || exit 0
                      trap 'signal told; await leave; exit 0' TERM
                      : > built
                      signal building
                      await never & wait
            """).Install();
        Sandbox.Run(repository.Path, "setsid", "--wait", "git", "worktree", "add", "-q", "-b", "feature", "../feature").ShouldExitWith(0);
        var worktree = new Checkout(Sandbox, repository.Beside("feature"));
        Signals.Wait("building");
        using var terminal = new Terminal(worktree, width: 100);
        terminal.Type("daft run; signal returned");
        Signals.Wait("told");
        Assert.IsFalse(worktree.Jobs().Any(job => job is { Name: "ask", Status: "running" }));

        Signals.Release("leave");
        terminal.WaitForLine(line => line.StartsWith("your name?", StringComparison.Ordinal), "the question");
        Assert.AreEqual("cancelled", worktree.Jobs().First(job => job.Name == "build").Status);
        terminal.Type("Ada");
        Signals.Wait("returned");
        worktree.WaitUntilAllJobsAreOver();
    }

    [TestMethod]
    public void Without_a_terminal_an_interactive_job_is_left_out_and_says_so()
    {
        Repository repository = InteractiveRepository();
        // A session of its own has no terminal, whatever the descriptors are.
        repository.Sandbox.Run(repository.Path, "setsid", "--wait", "git", "worktree", "add", "-q", "-b", "feature", "../feature").ShouldExitWith(0);
        var worktree = new Worktree(repository, repository.Beside("feature")) { Added = repository.Git("status") };
        Assert.AreEqual("it is interactive and there is no terminal", worktree.Job("ask").Reason);
        Assert.AreEqual("completed", worktree.Job("greet").Status);
    }

    private Repository InteractiveRepository() => Sandbox.CreateRepository("""
        hooks:
          worktree-post-create:
            jobs:
              - {name: greet, run: "echo \"hello $(cat name)\"; signal greet", needs: [ask]}
              - name: ask
                interactive: true
                run: printf 'your name? '; read -r name; echo "$name" > name
        """).Install();

    private static void CommitScript(Repository repository, string text)
    {
        string folder = Directory.CreateDirectory(Path.Combine(repository.Path, ".daft")).FullName;
        File.WriteAllText(Path.Combine(folder, "setup.sh"), text + "\n");
        repository.Git("add", ".daft");
        repository.Git("commit", "--quiet", "--message", "The script");
    }
}
