using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Planning;
using Daft.Engine.Preparing;
using Daft.Engine.Tests.Hooking;

namespace Daft.Engine.Tests.Conditions;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ConditionTrialTests : HookTest
{
    private string Trace => Sandbox.PathOf("trace");

    [TestMethod]
    public async Task The_branch_and_the_variables_of_caller_and_run_are_asked_about()
    {
        string worktree = Sandbox.AddWorktree(Repository, "work", "-b", "release/1.0");
        Sandbox.Variables["WORK"] = "yes";
        RunPlan plan = await PlanAsync(worktree, """
            - {name: a, run: "true", skip: [{ref: release/*}]}
            - {name: b, run: "true", only: [{ref: main}]}
            - {name: c, run: "true", skip: WORK}
            - {name: d, run: "true", only: PLAY}
            - {name: e, run: "true", skip: [{env: {DAFT_BRANCH_NAME: release/1.0}}]}
            - {name: f, run: "true", only: [{env: DAFT_COMMIT}], skip: {macos: true}}
            """);
        Assert.AreEqual(
            """
            a: skip: the branch is 'release/1.0' (ref: release/*)
            b: only: the branch is 'release/1.0' (ref: main)
            c: skip: the variable WORK is set
            d: only: the variable PLAY is not set
            e: skip: the variable DAFT_BRANCH_NAME is 'release/1.0'
            f
            """, Tell(plan));
    }

    [TestMethod]
    public async Task A_merge_in_the_worktree_is_in_progress()
    {
        string worktree = Sandbox.AddWorktree(Repository, "work");
        Sandbox.Commit(Repository, "readme", "theirs\n");
        Sandbox.Commit(worktree, "readme", "ours\n");
        Assert.AreNotEqual(0, Sandbox.TryGit(worktree, "merge", "main").ExitCode);
        const string Job = """- {name: a, run: "true", skip: [merge, rebase]}""";
        Assert.AreEqual("a: skip: a merge is in progress", Tell(await PlanAsync(worktree, Job)));
        Assert.AreEqual("a", Tell(await PlanAsync(Repository, Job)));
    }

    [TestMethod]
    public async Task A_command_runs_in_the_root_of_the_worktree_as_a_job_would()
    {
        string worktree = Sandbox.AddWorktree(Repository, "work");
        Sandbox.Variables["GIT_DIR"] = Sandbox.Layout(worktree).GitDirectory;
        RunPlan plan = await PlanAsync(worktree, $$"""
            - name: a
              run: "true"
              only:
              - run: test "$(pwd -P)" = '{{worktree}}' && test "$DAFT_WORKTREE_PATH" = '{{worktree}}' && test -z "$GIT_DIR"
              - run: test "$DAFT_HOOK" = worktree-post-create && test -f readme
            """);
        Assert.AreEqual("a", Tell(plan));
    }

    [TestMethod]
    public async Task Each_command_runs_once_and_only_where_it_decides()
    {
        RunPlan plan = await PlanAsync(Repository, $$"""
            - {name: a, run: "true", skip: [{run: "echo 1 >>{{Trace}}; false"}, {run: "echo 2 >>{{Trace}}"}, {run: "echo 3 >>{{Trace}}"}]}
            - {name: b, run: "true", skip: [{run: "echo 2 >>{{Trace}}"}]}
            - {name: c, run: "true", skip: true, only: [{run: "echo 4 >>{{Trace}}"}]}
            """);
        Assert.StartsWith("a: skip: the command 'echo 2 ", Tell(plan));
        Assert.AreEqual("1\n2\n", await ReadTraceAsync());
    }

    [TestMethod]
    public async Task A_job_that_nobody_asked_for_has_its_command_left_alone()
    {
        string jobs = $$"""
            - {name: a, run: "true", skip: [{run: "echo a >>{{Trace}}"}]}
            - {name: b, run: "true", skip: [{run: "echo b >>{{Trace}}"}]}
            """;
        Assert.StartsWith("b: skip: ", Tell(await PlanAsync(Repository, jobs, occasion => occasion with { OnlyJobs = ["b"] })));
        Assert.AreEqual("b\n", await ReadTraceAsync());
        await Assert.ThrowsExactlyAsync<DaftException>(() => PlanAsync(Repository, jobs, occasion => occasion with { OnlyJobs = ["c"] }));
        Assert.AreEqual("b\n", await ReadTraceAsync());
    }

    [TestMethod]
    public async Task What_the_hook_skips_is_planned_as_skipped()
    {
        string text = Text("- {name: a, run: \"true\"}\n- {name: b, run: \"true\"}") + "    skip: [{env: HOME, desc: not at home}]";
        Assert.AreEqual("a: not at home\nb: not at home", Tell(await PlanTextAsync(Repository, text, occasion => occasion)));
    }

    [TestMethod]
    public async Task Without_approval_no_command_runs_and_the_plan_says_what_it_depends_on()
    {
        string text = Text($$"""- {name: a, run: "true", root: gone, only: [{run: "echo x >>{{Trace}}"}]}""");
        Assert.IsInstanceOfType<Preparation.NotApproved>(await PrepareAsync(text, Repository, occasion => occasion));
        var dry = (Preparation.Ready)await PrepareAsync(text, Repository, occasion => occasion with { NeedsApproval = false });
        Assert.AreEqual((null, $"echo x >>{Trace}"), (dry.Plan.Jobs[0].SkipReason, dry.Plan.Jobs[0].OpenCondition));
        Assert.IsFalse(File.Exists(Trace));
    }

    [TestMethod]
    public async Task With_approval_even_a_dry_run_knows()
    {
        RunPlan plan = await PlanAsync(Repository, """- {name: a, run: "true", only: [{run: "false"}]}""", occasion => occasion with { NeedsApproval = false });
        Assert.AreEqual("a: only: the command 'false' failed", Tell(plan));
        Assert.IsNull(plan.Jobs[0].OpenCondition);
    }

    [TestMethod]
    public async Task A_command_that_gives_no_answer_is_warned_of_and_does_not_hold()
    {
        string text = Text("""
            - {name: a, run: "true", skip: [{run: no-such-program}]}
            - {name: b, run: "true", only: [{run: no-such-program}]}
            """);
        Approve(text);
        var ready = (Preparation.Ready)await PrepareAsync(text, Repository, occasion => occasion);
        Assert.IsNull(ready.Plan.Jobs[0].SkipReason);
        Assert.Contains("could not be run: ", ready.Plan.Jobs[1].SkipReason!);
        Assert.Contains("no-such-program: not found; so it does not hold", ready.Warnings.Single());
    }

    [TestMethod]
    public async Task A_command_of_the_configuration_finds_daft_switched_off() => Assert.AreEqual(
        "a", Tell(await PlanAsync(Repository, """- {name: a, run: "true", only: [{run: 'test "$DAFT" = 0'}]}""")));

    private Task<RunPlan> PlanAsync(string worktree, string jobs) => PlanAsync(worktree, jobs, occasion => occasion);

    private Task<RunPlan> PlanAsync(string worktree, string jobs, Func<RunOccasion, RunOccasion> change) => PlanTextAsync(worktree, Text(jobs), change);

    private async Task<RunPlan> PlanTextAsync(string worktree, string text, Func<RunOccasion, RunOccasion> change)
    {
        Approve(text);
        return ((Preparation.Ready)await PrepareAsync(text, worktree, change)).Plan;
    }

    private async Task<string> ReadTraceAsync() => await File.ReadAllTextAsync(Trace, Cancellation);

    private static string Text(string jobs) =>
        "hooks:\n  worktree-post-create:\n    jobs:\n" + string.Concat(jobs.Split('\n').Select(line => $"    {line}\n"));

    private static string Tell(RunPlan plan) =>
        string.Join('\n', plan.Jobs.Select(job => job.SkipReason is { } reason ? $"{job.Name}: {reason}" : job.Name));
}
