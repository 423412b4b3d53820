using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Scheduling;

namespace Daft.Core.Slots;

/// <summary>Which jobs of a run wait for a slot.</summary>
public static class SlotNeed
{
    /// <summary>
    /// The heavy ones in the background, but for those that hold up the foreground: what somebody waits for now waits for no
    /// stranger's build.
    /// </summary>
    public static ImmutableHashSet<int> In(RunPlan plan)
    {
        if (plan.Slots is null)
            return [];
        IReadOnlySet<int> awaited = AwaitedJobs.Of(plan);
        return [.. plan.Jobs.Where(job => job is { Background: true, IsLight: false, SkipReason: null } && !awaited.Contains(job.Index)).Select(job => job.Index)];
    }

    /// <summary>Those of them that nothing but a slot keeps from starting, in the order in which they ask for one.</summary>
    public static IReadOnlyList<int> Ready(RunState run)
    {
        ImmutableHashSet<int> heavy = In(run.Plan);
        if (heavy.IsEmpty)
            return [];
        var scheduler = new Scheduler(run.Plan);
        SchedulingDecision decision = scheduler.Next(run);
        while (decision.Skip.Length + decision.Block.Length > 0)
        {
            foreach (var (job, reason) in decision.Skip)
                run = run.After(new RunEvent.JobSkipped(default, job, reason));
            foreach (var (job, reason) in decision.Block)
                run = run.After(new RunEvent.JobBlocked(default, job, reason));
            decision = scheduler.Next(run);
        }

        return [.. decision.Start.Where(heavy.Contains)];
    }
}
