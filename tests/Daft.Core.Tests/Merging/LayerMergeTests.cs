using Daft.Core.Configuration;

namespace Daft.Core.Tests.Merging;

[TestClass]
public sealed class LayerMergeTests
{
    [TestMethod]
    public void Of_scalars_the_higher_wins()
    {
        Assert.AreEqual(FailMode.Abort, Layer.Hook("fail_mode: warn\njobs: [{run: x}]", "fail_mode: abort").FailMode);
        Assert.AreEqual(FailMode.Warn, Layer.Hook("fail_mode: abort", "jobs: [{run: x}]", "fail_mode: warn").FailMode);
    }

    [TestMethod]
    [DataRow("parallel: true", "piped: true", JobOrder.Piped)]
    [DataRow("piped: true", "follow: true", JobOrder.Follow)]
    [DataRow("piped: true", "parallel: true", JobOrder.Parallel)]
    [DataRow("piped: true", "parallel: false", JobOrder.Follow)]
    [DataRow("parallel: false", "piped: false", JobOrder.Parallel)]
    [DataRow("piped: true", "fail_mode: warn", JobOrder.Piped)]
    public void A_layer_that_speaks_of_the_order_says_it_anew(string lower, string upper, JobOrder order) =>
        Assert.AreEqual(order, Layer.Hook(lower, upper).Order);

    [TestMethod]
    public void Two_orders_in_one_layer_are_a_mistake_still() =>
        Assert.AreEqual("2.yml:4:5: 'piped' and 'follow' are both true", Layer.Mistakes("parallel: true", "piped: true\nfollow: true"));

    [TestMethod]
    [DataRow("", DisplayName = "an empty file")]
    [DataRow("# a remark", DisplayName = "a remark")]
    [DataRow("hooks:", DisplayName = "no hook")]
    [DataRow("hooks:\n  worktree-post-create:", DisplayName = "an empty hook")]
    [DataRow("hooks:\n  worktree-post-create:\n    jobs:", DisplayName = "no job")]
    public void A_layer_or_section_with_nothing_in_it_says_nothing(string upper) =>
        Assert.AreEqual("job-1 x 1.yml:3", Layer.Jobs(Layer.Read(Layer.InHook("jobs: [{run: x}]"), upper).Configuration!.Hooks.Single()));

    [TestMethod]
    public void A_layer_over_nothing_is_itself() =>
        Assert.AreEqual("job-1 x 2.yml:3", Layer.Jobs(Layer.Read("", Layer.InHook("jobs: [{run: x}]")).Configuration!.Hooks.Single()));

    [TestMethod]
    public void Maps_of_variables_are_merged_by_name_and_keep_their_order()
    {
        var merged = (Setting.Mapping)Layer.Merge("env: {A: 1, B: 2}", "env: {B: 3, C: 4}", "env:")!;
        var variables = (Setting.Mapping)merged.Entries.Single().Value;
        Assert.AreEqual("A=1 B=3 C=4", string.Join(' ', variables.Entries.Select(entry => $"{entry.Key}={((Setting.Scalar)entry.Value).Text}")));
        Assert.AreEqual(new SourcePlace("2.yml", 1, 7), variables.Entries[1].KeyPlace);
    }

    [TestMethod]
    public void A_condition_is_one_value_and_is_replaced_whole()
    {
        var merged = (Setting.Mapping)Layer.Merge(Layer.InHook("skip: {ref: main}"), Layer.InHook("skip: {env: CI}"))!;
        var hook = (Setting.Mapping)((Setting.Mapping)merged.Entries[0].Value).Entries[0].Value;
        Assert.AreEqual("env", ((Setting.Mapping)hook.Entries.Single().Value).Entries.Single().Key);
    }

    [TestMethod]
    [DataRow("1.yml:1:1: the file is an empty list; it takes a map with 'hooks'", "[]", "hooks: {}")]
    [DataRow("2.yml:1:1: the file is an empty list; it takes a map with 'hooks'", "hooks: {}", "[]")]
    [DataRow("1.yml:1:8: 'hooks' is an empty list; it takes a map of hooks", "hooks: []", "hooks: {}")]
    [DataRow("2.yml:1:8: 'hooks' is 'x'; it takes a map of hooks", "hooks: {}", "hooks: x")]
    [DataRow("1.yml:2:1: 'hooks' is set twice, first on line 1", "hooks:\nhooks:", "hooks: {}")]
    [DataRow("2.yml:2:1: 'hooks' is set twice, first on line 1", "hooks: {}", "hooks: {}\nhooks:")]
    [DataRow("2.yml:1:9: unknown key 'worktree-post-crate' under 'hooks'", "hooks:", "hooks: {worktree-post-crate: {}}")]
    public void A_mistake_is_told_in_the_file_it_was_made_in(string mistake, string lower, string upper) =>
        Assert.AreEqual(mistake, Layer.Tell(Layer.Read(lower, upper).Problems));

    [TestMethod]
    public void Thousands_of_keys_over_thousands_take_no_time()
    {
        string lower = "env:\n" + string.Concat(Enumerable.Range(0, 3000).Select(number => $"  A{number}: 1\n"));
        string upper = "env:\n" + string.Concat(Enumerable.Range(1500, 3000).Select(number => $"  A{number}: 2\n"));
        var variables = (Setting.Mapping)((Setting.Mapping)Layer.Merge(lower, upper)!).Entries.Single().Value;
        Assert.HasCount(4500, variables.Entries);
    }
}
