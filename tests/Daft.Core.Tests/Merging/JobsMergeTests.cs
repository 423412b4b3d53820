using Daft.Core.Configuration;

namespace Daft.Core.Tests.Merging;

[TestClass]
public sealed class JobsMergeTests
{
    private const string Lower = "jobs:\n- {name: a, run: a1}\n- {name: b, run: b1, background: true}\n- {run: c1}";

    [TestMethod]
    public void A_job_of_the_same_name_takes_the_others_place_whole()
    {
        HookDefinition hook = Layer.Hook(Lower, "jobs:\n- {name: b, run: b2}");
        Assert.AreEqual("a a1 1.yml:4, b b2 2.yml:4, job-3 c1 1.yml:6", Layer.Jobs(hook));
        Assert.IsFalse(hook.Jobs[1].Background);
    }

    [TestMethod]
    public void Other_jobs_follow_and_so_do_those_without_a_name() => Assert.AreEqual(
        "a a1 1.yml:4, b b1 1.yml:5, job-3 c1 1.yml:6, job-4 x 2.yml:4, d d2 2.yml:5",
        Layer.Jobs(Layer.Hook(Lower, "jobs:\n- {run: x}\n- {name: d, run: d2}")));

    [TestMethod]
    [DataRow("jobs:\n- {name: a, run: null}")]
    [DataRow("jobs:\n- {run: ~, name: a}")]
    [DataRow("jobs:\n- name: a\n  run:")]
    [DataRow("commands:\n  a: null")]
    [DataRow("commands:\n  a:")]
    public void A_job_set_to_null_is_removed(string upper) =>
        Assert.AreEqual("b b1 1.yml:5, job-2 c1 1.yml:6", Layer.Jobs(Layer.Hook(Lower, upper)));

    [TestMethod]
    public void A_removed_job_can_come_back() =>
        Assert.AreEqual("b b1 1.yml:5, job-2 c1 1.yml:6, a a3 3.yml:4", Layer.Jobs(Layer.Hook(Lower, "commands: {a: null}", "jobs:\n- {name: a, run: a3}")));

    [TestMethod]
    public void Removing_what_is_not_there_is_no_mistake()
    {
        Assert.AreEqual("a x 1.yml:3", Layer.Jobs(Layer.Hook("jobs: [{name: a, run: x}]", "jobs: [{name: gone, run: null}]")));
        Assert.AreEqual("", Layer.Tell(Layer.Read("", Layer.InHook("jobs: [{name: gone, run: null}]")).Problems));
    }

    [TestMethod]
    public void In_the_lowest_layer_an_empty_run_is_a_command_that_was_forgotten() =>
        Assert.AreEqual("1.yml:3:22: 'run' is empty; it takes a command, or a map of commands by linux, macos and windows",
            Layer.Mistakes("jobs: [{name: a, run: }]", "piped: true"));

    [TestMethod]
    [DataRow("{name: a, run: null, background: true}", DisplayName = "with more in it")]
    [DataRow("{name: a, run: ''}", DisplayName = "an empty text")]
    [DataRow("{name: a}", DisplayName = "without a command")]
    public void What_only_resembles_a_removal_is_a_mistake_with_its_place(string job) =>
        StringAssert.StartsWith(Layer.Mistakes(Lower, $"jobs: [{job}]"), "2.yml:3:", StringComparison.Ordinal);

    [TestMethod]
    public void A_need_of_a_removed_job_is_told_where_it_is_written() => Assert.AreEqual(
        "1.yml:3:57: job 'b' needs 'a', which no job is called",
        Layer.Mistakes("jobs: [{name: a, run: x}, {name: b, run: y, needs: [a]}]", "commands: {a: null}"));

    [TestMethod]
    public void Commands_and_jobs_are_merged_with_one_another()
    {
        const string Jobs = "jobs: [{name: a, run: a1}]";
        const string Commands = "commands:\n  a: {run: a2}\n  b: {run: b2}";
        Assert.AreEqual("a a2 2.yml:4, b b2 2.yml:5", Layer.Jobs(Layer.Hook(Jobs, Commands)));
        Assert.AreEqual("a a1 2.yml:3, b b2 1.yml:5", Layer.Jobs(Layer.Hook(Commands, Jobs)));
        Assert.AreEqual("a a2 2.yml:4, b b2 2.yml:5", Layer.Jobs(Layer.Hook(Commands, Commands)));
    }

    [TestMethod]
    [DataRow("2.yml:5:14: two jobs are called 'a', the first on line 4", Lower, "jobs:\n- {name: a, run: x}\n- {name: a, run: y}")]
    [DataRow("1.yml:5:14: two jobs are called 'a', the first on line 4", "jobs:\n- {name: a, run: x}\n- {name: a, run: y}", Lower)]
    [DataRow("1.yml:3:11: 'jobs' is 'x'; it takes a list of jobs", "jobs: x", Lower)]
    [DataRow("2.yml:3:11: 'jobs' is 'x'; it takes a list of jobs", Lower, "jobs: x")]
    public void A_mistake_of_one_layer_stays_one(string mistake, string lower, string upper) =>
        Assert.AreEqual(mistake, Layer.Mistakes(lower, upper).Split('\n')[0]);
}
