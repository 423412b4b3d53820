using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Tests.Configuration;

namespace Daft.Core.Tests.Planning;

[TestClass]
public sealed class PlannerTests
{
    private const string FourJobs = """
        jobs:
        - {name: fetch, run: fetch}
        - {name: lint, run: lint, needs: fetch}
        - {name: build, run: build, needs: [fetch, fetch], background: true}
        - {name: docs, run: docs, needs: [build, lint]}
        """;

    [TestMethod]
    public void A_plan_carries_all_that_the_supervisor_needs()
    {
        HookDefinition hook = Yml.Hook("""
            follow: true
            fail_mode: abort
            jobs:
            - {name: a, run: do a}
            - {name: b, description: of b, run: {linux: do b}, root: sub, env: {X: $HOME}, needs: a, background: true, priority: 3, timeout: 5m, fail_text: pity}
            """);
        RunPlan plan = Planner.Plan(Plans.Request(hook)).Plan!;
        Assert.AreEqual(("20260102-120000-abc", "worktree-post-create", "git worktree add", Plans.Noon), (plan.RunId, plan.Hook, plan.Trigger, plan.CreatedAt));
        Assert.AreEqual(("/repos/main/.git", Plans.Worktree, "feature/x", "0123abc"), (plan.CommonDirectory, plan.Worktree, plan.Branch, plan.Commit));
        Assert.AreEqual((JobOrder.Follow, FailMode.Abort), (plan.Order, plan.FailMode));
        PlannedJob job = plan.Jobs[1];
        Assert.AreEqual((1, "b", "of b", "do b", "sub"), (job.Index, job.Name, job.Description, job.Command, job.Root));
        Assert.AreEqual((true, 3, TimeSpan.FromMinutes(5), "pity"), (job.Background, job.Priority, job.Timeout, job.FailText));
        Assert.AreEqual(new PlannedVariable("X", "$HOME"), job.Environment.Single(), "as written: nothing of the environment is stored");
        Assert.AreEqual(0, job.Needs.Single());
        Assert.IsNull(job.SkipReason);
        Assert.AreEqual("01-a.log 02-b.log", string.Join(' ', plan.Jobs.Select(planned => planned.LogFile)));
    }

    [TestMethod]
    public void A_need_that_is_named_twice_is_one_need() => CollectionAssert.AreEqual(new[] { 0 }, PlanOf(FourJobs).Jobs[2].Needs.ToArray());

    [TestMethod]
    public void A_failure_is_a_warning_unless_something_says_otherwise()
    {
        PlanRequest request = Plans.Request(Yml.Hook("fail_mode: abort\njobs: [{run: a}]"));
        Assert.AreEqual(FailMode.Warn, PlanOf("jobs: [{run: a}]").FailMode);
        Assert.AreEqual(FailMode.Abort, Planner.Plan(request).Plan!.FailMode);
        Assert.AreEqual(FailMode.Warn, Planner.Plan(request with { FailMode = FailMode.Warn }).Plan!.FailMode);
    }

    [TestMethod]
    public void Without_background_every_job_is_in_the_foreground() =>
        Assert.IsFalse(Planner.Plan(Plans.Request(Yml.Hook(FourJobs)) with { NoBackground = true }).Plan!.Jobs.Any(job => job.Background));

    [TestMethod]
    [DataRow("fetch", "fetch")]
    [DataRow("lint", "fetch lint")]
    [DataRow("docs", "fetch lint build docs")]
    [DataRow("build,lint", "fetch lint build")]
    public void Jobs_that_are_asked_for_come_with_all_they_need(string asked, string expected)
    {
        RunPlan plan = Planner.Plan(Plans.Request(Yml.Hook(FourJobs)) with { OnlyJobs = [.. asked.Split(',')] }).Plan!;
        Assert.AreEqual(expected, string.Join(' ', plan.Jobs.Select(job => job.Name)));
        Assert.IsTrue(plan.Jobs.Select((job, index) => job.Index == index).All(inOrder => inOrder));
        PlannedJob last = plan.Jobs.Single(job => job.Name == asked.Split(',')[0]);
        Assert.IsTrue(last.Needs.All(need => need < plan.Jobs.Length));
    }

    [TestMethod]
    public void The_numbers_of_needs_are_those_of_the_plan_and_not_of_the_file()
    {
        HookDefinition hook = Yml.Hook("jobs: [{name: z, run: z}, {name: a, run: a}, {name: b, run: b, needs: a}]");
        RunPlan plan = Planner.Plan(Plans.Request(hook) with { OnlyJobs = ["b"] }).Plan!;
        Assert.AreEqual(0, plan.Jobs[1].Needs.Single());
        Assert.AreEqual("02-b.log", plan.Jobs[1].LogFile);
    }

    [TestMethod]
    [DataRow("biuld", "did you mean 'build'?")]
    [DataRow("nothing-like-it", "the jobs of 'worktree-post-create' are fetch, lint, build, docs")]
    public void An_unknown_job_is_refused(string name, string hint)
    {
        PlanRequest request = Plans.Request(Yml.Hook(FourJobs)) with { OnlyJobs = [name] };
        DaftException refusal = Assert.ThrowsExactly<DaftException>(() => Planner.Plan(request));
        Assert.AreEqual(($"no job is called '{name}'", hint, ExitCode.NothingKnown), (refusal.Message, refusal.Hint, refusal.ExitCode));
    }

    [TestMethod]
    [DataRow(OperatingSystemName.Linux, null, "make")]
    [DataRow(OperatingSystemName.MacOS, "no command for macos", "")]
    [DataRow(OperatingSystemName.Windows, "no command for windows", "")]
    public void A_job_without_a_command_for_this_system_is_skipped(OperatingSystemName system, string? reason, string command)
    {
        PlanRequest request = Plans.Request(Yml.Hook("jobs: [{run: {linux: make}, root: gone}]")) with { System = system };
        PlannedJob job = Planner.Plan(request with { DirectoryExists = _ => system == OperatingSystemName.Linux }).Plan!.Jobs.Single();
        Assert.AreEqual((reason, command), (job.SkipReason, job.Command));
    }

    [TestMethod]
    public void A_missing_root_is_a_problem_at_its_place()
    {
        HookDefinition hook = Yml.Hook("jobs:\n- {name: web, run: a, root: apps/web}\n- {name: api, run: b, root: apps/api}\n- {run: c}");
        Core.Planning.Planning planning = Planner.Plan(Plans.Request(hook) with { DirectoryExists = root => root == "apps/api" });
        Assert.IsNull(planning.Plan);
        Assert.AreEqual(new Problem(new SourcePlace("daft.yml", 4, 33),
            "job 'web': its root 'apps/web' does not exist in this worktree",
            "correct the path, or name the job that makes the folder in 'needs'"), planning.Problems.Single());
    }

    [TestMethod]
    public void A_root_that_an_earlier_job_may_make_is_looked_for_later()
    {
        HookDefinition hook = Yml.Hook("jobs: [{name: make, run: a}, {name: use, run: b, root: made, needs: make}]");
        Assert.IsNotNull(Planner.Plan(Plans.Request(hook) with { DirectoryExists = _ => false }).Plan);
    }

    [TestMethod]
    public void What_a_condition_skips_is_planned_with_its_reason_and_needs_no_root()
    {
        HookDefinition hook = Yml.Hook("jobs: [{name: a, run: a, root: gone}, {name: b, run: b, root: gone}, {name: c, run: {macos: c}}, {name: d, run: d}]");
        HookVerdicts verdicts = new(
        [
            KeyValuePair.Create<string, Verdict>("a", new Verdict.Skipped("why")),
            KeyValuePair.Create<string, Verdict>("b", new Verdict.Open("test -d gone")),
            KeyValuePair.Create<string, Verdict>("c", new Verdict.Skipped("why")),
        ]);
        RunPlan plan = Planner.Plan(Plans.Request(hook) with { Verdicts = verdicts, DirectoryExists = _ => false }).Plan!;
        CollectionAssert.AreEqual(new[] { "why", null, "no command for linux", null }, plan.Jobs.Select(job => job.SkipReason).ToArray());
        CollectionAssert.AreEqual(new[] { null, "test -d gone", null, null }, plan.Jobs.Select(job => job.OpenCondition).ToArray());
    }

    private const string Groups = """
        exclude_tags: [slow]
        jobs:
        - name: outer
          env: {A: group, B: group}
          root: sub
          needs: last
          group:
            piped: true
            jobs:
            - {name: one, run: one, env: {B: own}}
            - name: inner
              tags: slow
              group: {jobs: [{name: two, run: two}]}
        - {name: after, run: after, needs: [outer, one]}
        - {name: last, run: last}
        """;

    [TestMethod]
    public void A_group_gives_its_jobs_what_it_has_and_stands_in_the_plan_as_one()
    {
        RunPlan plan = PlanOf(Groups);
        Assert.AreEqual("one two after last", string.Join(' ', plan.Jobs.Select(job => job.Name)));
        Assert.AreEqual("outer(-) inner(0)", string.Join(' ', plan.Groups.Select(group => $"{group.Name}({group.Parent?.ToString(null, null) ?? "-"})")));
        Assert.AreEqual((JobOrder.Piped, 3), (plan.Groups[0].Order, plan.Groups[0].Needs.Single()));
        Assert.AreEqual("A=group B=group B=own", string.Join(' ', plan.Jobs[0].Environment.Select(variable => $"{variable.Name}={variable.Value}")));
        Assert.AreEqual(("sub", 0, 1), (plan.Jobs[0].Root, plan.Jobs[0].Group, plan.Jobs[1].Group));
        Assert.AreEqual("tag 'slow' is excluded", plan.Jobs[1].SkipReason);
        Assert.AreEqual((0, 0), (plan.Jobs[2].Needs.Single(), plan.Jobs[2].NeededGroups.Single()));
    }

    [TestMethod]
    [DataRow("two", "two last", "outer inner")]
    [DataRow("outer", "one two last", "outer inner")]
    [DataRow("after", "one two after last", "outer inner")]
    [DataRow("last", "last", "")]
    public void Jobs_and_groups_that_are_asked_for_come_in_their_groups_with_all_they_need(string asked, string jobs, string groups)
    {
        RunPlan plan = Planner.Plan(Plans.Request(Yml.Hook(Groups)) with { OnlyJobs = [asked] }).Plan!;
        Assert.AreEqual(jobs, string.Join(' ', plan.Jobs.Select(job => job.Name)));
        Assert.AreEqual(groups, string.Join(' ', plan.Groups.Select(group => group.Name)));
    }

    [TestMethod]
    public void A_script_is_a_command_of_words()
    {
        HookDefinition hook = Yml.Hook("jobs: [{script: a b.sh, runner: bash -e, args: ['{branch}', it's]}]");
        PlanRequest request = Plans.Request(hook) with { Scripts = ImmutableDictionary<string, string>.Empty.Add("a b.sh", ".daft/a b.sh") };
        PlannedJob job = Planner.Plan(request).Plan!.Jobs.Single();
        Assert.AreEqual("""bash -e "${DAFT_WORKTREE_PATH}"/'.daft/a b.sh' ''"${DAFT_TEMPLATE_BRANCH}"'' 'it'\''s'""", job.Command);
        Assert.AreEqual("branch", job.Templates.Single());
    }

    [TestMethod]
    public void A_root_may_be_a_template_and_is_looked_for_with_its_value()
    {
        HookDefinition hook = Yml.Hook("jobs: [{name: web, run: a, root: 'apps/{job_name}'}]");
        Assert.AreEqual("apps/web", Planner.RootsOf(Plans.Request(hook)).Single());
        Assert.AreEqual("apps/web", Planner.Plan(Plans.Request(hook) with { DirectoryExists = root => root == "apps/web" }).Plan!.Jobs.Single().Root);
    }

    [TestMethod]
    [DataRow("build", "01-build.log")]
    [DataRow("web: build/test", "01-web--build-test.log")]
    [DataRow("../../etc/passwd", "01-..-..-etc-passwd.log")]
    [DataRow("größe 🚀", "01-gr--e---.log")]
    public void The_name_of_a_log_is_safe_everywhere(string name, string expected) =>
        Assert.AreEqual(expected, PlanOf($"jobs: [{{name: \"{name}\", run: a}}]").Jobs.Single().LogFile);

    [TestMethod]
    public void The_name_of_a_log_is_not_endless() =>
        Assert.AreEqual($"01-{new string('x', 64)}.log", PlanOf($"jobs: [{{name: {new string('x', 500)}, run: a}}]").Jobs.Single().LogFile);

    [TestMethod]
    public void A_hundred_jobs_have_a_hundred_logs()
    {
        RunPlan plan = PlanOf("jobs:\n" + string.Concat(Enumerable.Range(0, 120).Select(job => $"- {{name: 'j/{job % 2}{job}', run: a}}\n")));
        Assert.AreEqual(120, plan.Jobs.Select(job => job.LogFile).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.AreEqual("120-j-1119.log", plan.Jobs[^1].LogFile);
    }

    private static RunPlan PlanOf(string body) => Planner.Plan(Plans.Request(Yml.Hook(body))).Plan!;
}
