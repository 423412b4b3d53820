using Daft.Core.Runs;
using Daft.Core.Scheduling;

namespace Daft.Core.Tests.Scheduling;

/// <summary>What the scheduler decides, as a text to compare.</summary>
internal static class Decisions
{
    public static SchedulingDecision Decide(RunState run) => new Scheduler(run.Plan).Next(run);

    public static void AssertStarts(string expected, RunState run)
    {
        SchedulingDecision decision = Decide(run);
        Assert.AreEqual(expected, string.Join(' ', decision.Start.Select(job => run.Plan.Jobs[job].Name)));
        Assert.IsTrue(decision.Block.IsEmpty && decision.Skip.IsEmpty);
    }

    public static void AssertBlocks(string expected, RunState run)
    {
        SchedulingDecision decision = Decide(run);
        Assert.AreEqual(expected, string.Join(", ", decision.Block.Select(job => $"{job.Job}: {job.Reason}")));
        Assert.IsTrue(decision.Start.IsEmpty);
    }
}
