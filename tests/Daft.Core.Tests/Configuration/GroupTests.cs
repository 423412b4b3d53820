using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class GroupTests
{
    [TestMethod]
    public void A_group_holds_jobs_and_groups()
    {
        HookDefinition hook = Yml.Hook("""
            jobs:
              - name: checks
                tags: slow
                priority: 2
                group:
                  piped: true
                  jobs:
                    - {name: lint, run: a}
                    - name: deep
                      group: {follow: true, jobs: [{run: b}]}
                    - {run: c}
              - {name: build, run: d, needs: [checks, lint]}
            """);
        JobDefinition checks = hook.Jobs[0];
        Assert.AreEqual(JobOrder.Piped, ((JobBody.Group)checks.Body).Order);
        Assert.AreEqual(JobOrder.Follow, ((JobBody.Group)checks.Children[1].Body).Order);
        Assert.AreEqual(("slow", 2), (checks.Tags.Single(), checks.Priority));
        Assert.AreEqual("checks lint deep deep/job-1 checks/job-3 build", string.Join(' ', hook.AllJobs().Select(job => job.Name)));
    }

    [TestMethod]
    public void A_group_may_be_empty() => Assert.IsTrue(Yml.Hook("jobs: [{group: {jobs: }}, {group: {}}]").Jobs.All(job => job.Children.IsEmpty));

    [TestMethod]
    public void A_group_passes_its_folder_and_its_background_on()
    {
        HookDefinition hook = Yml.Hook("""
            jobs:
              - root: web
                background: true
                env: {A: 1}
                group:
                  jobs:
                    - {name: a, run: a}
                    - {name: b, run: b, root: api, background: false, env: {B: 2}}
                    - group: {jobs: [{name: c, run: c}]}
            """);
        var byName = hook.AllJobs().ToDictionary(job => job.Name, StringComparer.Ordinal);
        Assert.AreEqual(("web", true, 4), (byName["a"].Root, byName["a"].Background, byName["a"].RootPlace.Line));
        Assert.AreEqual(("api", false, 10), (byName["b"].Root, byName["b"].Background, byName["b"].RootPlace.Line));
        Assert.AreEqual(("web", true), (byName["c"].Root, byName["c"].Background));
        Assert.AreEqual("A", hook.Jobs[0].Environment.Single().Name);
        Assert.AreEqual("B", byName["b"].Environment.Single().Name, "the variables of a group stay with it");
    }

    [TestMethod]
    [DataRow("jobs: [{group: [a]}]", "3:20: 'group' is a list; it takes a map with 'jobs'", "write 'jobs:' above the list")]
    [DataRow("jobs: [{group: }]", "3:13: 'group' is empty; it takes a map with 'jobs'", null)]
    [DataRow("jobs: [{group: {job: []}}]", "3:21: unknown key 'job' in a group", "did you mean 'jobs'?")]
    [DataRow("jobs: [{group: {piped: true, follow: true}}]", "3:34: 'piped' and 'follow' are both true", "keep one of them")]
    [DataRow("jobs: [{name: g, group: {}, timeout: 5m}]", "3:33: 'timeout' is for jobs, and 'g' is a group", "set it on the jobs of the group")]
    [DataRow("jobs: [{name: g, group: {}, log: {}}]", "3:33: 'log' is for jobs, and 'g' is a group", "set it on the jobs of the group")]
    [DataRow("jobs: [{name: a, group: {}, run: b}]", "3:33: job 'a' has both 'group' and 'run'", "keep one of them")]
    [DataRow("jobs: [{group: {jobs: [{name: x}]}}]", "3:28: job 'x' has no 'run'", "add 'run:' and the command, or 'script' or 'group'")]
    [DataRow("jobs: [{name: x, run: a}, {group: {jobs: [{name: x, run: b}]}}]", "3:54: two jobs are called 'x', the first on line 3", "give one of them another name")]
    [DataRow("jobs: [{name: g, group: {jobs: [{name: x, run: b, needs: g}]}}]", "3:62: job 'x' needs the group 'g' that it is in", "remove it, or name jobs of the group")]
    [DataRow("jobs: [{name: g, needs: x, group: {jobs: [{name: x, run: b}]}}]", "3:29: group 'g' needs 'x', which is in it", "remove it: a group is done when its jobs are")]
    [DataRow("jobs: [{name: g, group: {jobs: [{name: x, run: b}]}}, {name: y, run: a, needs: z}]", "3:84: job 'y' needs 'z', which no job is called", null)]
    public void A_mistake_is_told(string body, string expected, string? hint) =>
        Assert.AreEqual(hint is null ? $"daft.yml:{expected}" : $"daft.yml:{expected}\nhint: {hint}", Yml.MistakesInHook(body));

    [TestMethod]
    [DataRow("{name: g, needs: b, group: {jobs: [{name: a, run: x}]}}, {name: b, run: x, needs: g}", "3:29", "g → b → g")]
    [DataRow("{name: b, run: x, needs: g}, {name: g, needs: b, group: {jobs: [{name: a, run: x}]}}", "3:37", "b → g → b")]
    [DataRow("{name: g, needs: b, group: {jobs: [{name: a, run: x}]}}, {name: b, run: x, needs: a}", "3:29", "g → b → a → g")]
    [DataRow("{name: g, group: {jobs: [{name: a, run: x, needs: b}]}}, {name: b, run: x, needs: g}", "3:62", "g → a → b → g")]
    [DataRow("{name: g, group: {jobs: [{name: a, run: x, needs: b}, {name: b, run: x, needs: a}]}}", "3:62", "a → b → a")]
    [DataRow("{name: g, group: {jobs: [{name: a, run: x, needs: h}]}}, {name: h, group: {jobs: [{name: b, run: x, needs: g}]}}", "3:62", "g → a → h → b → g")]
    public void A_circle_through_a_group_is_told_once(string jobs, string place, string names) => Assert.AreEqual(
        $"daft.yml:{place}: jobs wait for one another: {names}\nhint: remove one of these needs", Yml.MistakesInHook($"jobs: [{jobs}]"));

    [TestMethod]
    [DataRow("{name: g, needs: b, group: {jobs: [{name: a, run: x}]}}, {name: b, run: x}, {name: c, run: x, needs: [g, a]}")]
    [DataRow("{name: g, group: {jobs: [{name: a, run: x}, {name: b, run: x, needs: a}]}}, {name: h, group: {jobs: [{name: c, run: x, needs: [b, g]}]}}")]
    public void Needs_may_cross_groups(string jobs) => Assert.AreEqual(4, Yml.Hook($"jobs: [{jobs}]").AllJobs().Count(job => job.Name.Length == 1 && job.Name != "h"));

    [TestMethod]
    public void Groups_may_stand_eight_deep_and_no_deeper()
    {
        Assert.AreEqual(9, Yml.Hook($"jobs: [{Nested(8)}]").AllJobs().Count());
        StringAssert.Contains(Yml.MistakesInHook($"jobs: [{Nested(9)}]"), "groups stand inside one another more than 8 deep", StringComparison.Ordinal);
    }

    private static string Nested(int groups) => groups == 0 ? "{run: a}" : $"{{group: {{jobs: [{Nested(groups - 1)}]}}}}";
}
