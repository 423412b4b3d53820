using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Scheduling;

/// <summary>Whatever the tree of groups, the needs and what happens: every job comes to its end and none starts too early.</summary>
[TestClass]
public sealed class AnyPlanTests
{
    private const int Rounds = 3000;

    [TestMethod]
    public void Needs_that_point_backwards_never_keep_anything_waiting_for_ever()
    {
        var random = new Random(2026);
        for (int round = 0; round < Rounds; round++)
        {
            RunState end = new Simulation(random, AnyPlan(random, (from, to) => to < from), hasFailures: true).ToTheEnd();
            Assert.IsFalse(end.Jobs.Any(job => job.Reason?.Contains("circle", StringComparison.Ordinal) == true));
        }
    }

    [TestMethod]
    public void Needs_that_point_anywhere_come_to_an_end_all_the_same()
    {
        var random = new Random(2027);
        for (int round = 0; round < Rounds; round++)
            new Simulation(random, AnyPlan(random, (_, _) => random.Next(4) == 0), hasFailures: true).ToTheEnd();
    }

    [TestMethod]
    public void Where_nothing_fails_nothing_is_blocked()
    {
        var random = new Random(2028);
        for (int round = 0; round < Rounds; round++)
        {
            RunPlan plan = AnyPlan(random, (from, to) => to < from);
            RunState end = new Simulation(random, plan, hasFailures: false).ToTheEnd();
            Assert.IsTrue(end.Jobs.All(job => job.Status == (job.Job.SkipReason is null ? JobStatus.Completed : JobStatus.Skipped)));
        }
    }

    /// <param name="mayNeed">Asked with two positions in the file; what a thing is inside of, it never needs.</param>
    private static RunPlan AnyPlan(Random random, Func<int, int, bool> mayNeed)
    {
        int groupCount = random.Next(5);
        PlannedGroup[] groups = [.. Enumerable.Range(0, groupCount).Select(index => Plans.Group($"g{index}", (JobOrder)random.Next(3), random.Next(-1, index) is >= 0 and var parent ? parent : null))];
        RunPlan plan = Plans.Of((JobOrder)random.Next(3), AnyJobs(random, groups)).With(groups);
        var needs = new AnyNeeds(random, plan, mayNeed);
        return plan with { Jobs = [.. plan.Jobs.Select(needs.Give)], Groups = [.. plan.Groups.Select(needs.Give)] };
    }

    /// <summary>In the order of the file, so that a group's jobs stand together.</summary>
    private static PlannedJob[] AnyJobs(Random random, PlannedGroup[] groups)
    {
        var jobs = new List<PlannedJob>();
        void Fill(int? group)
        {
            for (int count = random.Next(1, 4); count > 0; count--)
                jobs.Add(Plans.Job($"j{jobs.Count}") with { Group = group, Priority = random.Next(3), SkipReason = random.Next(6) == 0 ? "not here" : null });
            foreach (int inner in Enumerable.Range(0, groups.Length).Where(inner => groups[inner].Parent == group))
                Fill(inner);
            for (int count = random.Next(3); count > 0; count--)
                jobs.Add(Plans.Job($"j{jobs.Count}") with { Group = group });
        }

        Fill(null);
        return [.. jobs];
    }

    private sealed class AnyNeeds(Random random, RunPlan plan, Func<int, int, bool> mayNeed)
    {
        private readonly PlanTree _tree = new(plan);

        public PlannedJob Give(PlannedJob job) => job with
        {
            Needs = Jobs(job.Index, []),
            NeededGroups = Groups(job.Index, candidate => _tree.JobsOf(candidate).Contains(job.Index)),
        };

        public PlannedGroup Give(PlannedGroup group)
        {
            ImmutableArray<int> own = [.. _tree.JobsOf(group.Index)];
            return group with
            {
                Priority = random.Next(3),
                Needs = Jobs(own.Min(), own),
                NeededGroups = Groups(own.Min(), candidate => _tree.JobsOf(candidate).Intersect(own).Any()),
            };
        }

        private ImmutableArray<int> Jobs(int from, ImmutableArray<int> own) =>
            [.. Enumerable.Range(0, plan.Jobs.Length).Where(to => to != from && !own.Contains(to) && mayNeed(from, to) && random.Next(5) == 0)];

        private ImmutableArray<int> Groups(int from, Func<int, bool> isAround) =>
            [.. Enumerable.Range(0, plan.Groups.Length).Where(to => !isAround(to) && mayNeed(from, _tree.JobsOf(to).Max()) && random.Next(5) == 0)];
    }
}
