using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Tests.Configuration;

namespace Daft.Core.Tests.Planning;

[TestClass]
public sealed class LogLimitsTests
{
    private const string Jobs = """
        hooks:
          worktree-post-create:
            jobs:
            - {name: a, run: a, log: {max_log_size: 5, retention: 3h}}
            - {name: b, run: b}
        """;

    [TestMethod]
    public void A_job_has_its_own_limits_and_else_those_of_the_file()
    {
        RunPlan plan = Plan("log: {max_log_size: 7, retention: 2d, keep_last: 4, max_total_size: 99}\n" + Jobs);

        Assert.AreEqual((4, 99L), (plan.KeepLast!.Value, plan.MaximumTotalSize!.Value));
        Assert.AreEqual((5L, TimeSpan.FromHours(3)), (plan.Jobs[0].MaximumLogSize!.Value, plan.Jobs[0].LogRetention!.Value));
        Assert.AreEqual((7L, TimeSpan.FromDays(2)), (plan.Jobs[1].MaximumLogSize!.Value, plan.Jobs[1].LogRetention!.Value));
    }

    [TestMethod]
    public void What_nobody_says_is_left_to_the_one_who_runs_the_plan()
    {
        RunPlan plan = Plan(Jobs);

        Assert.AreEqual((null, null, null, null), (plan.KeepLast, plan.MaximumTotalSize, plan.Jobs[1].MaximumLogSize, plan.Jobs[1].LogRetention));
    }

    private static RunPlan Plan(string yaml)
    {
        DaftConfiguration configuration = Yml.Read(yaml);
        return Planner.Plan(Plans.Request(configuration.Hooks.Single()) with { Log = configuration.Log }).Plan!;
    }
}
