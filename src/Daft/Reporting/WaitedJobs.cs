using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Reporting;

public static class WaitedJobs
{
    public static ImmutableHashSet<int> All(RunPlan plan) => [.. plan.Jobs.Select(job => job.Index)];

    /// <summary>
    /// The foreground jobs, and whatever they need: a background job that a foreground one waits for is waited for. Of a skipped
    /// one there is nothing to wait for but that it is told: what it needs may itself stand in line behind strangers' builds.
    /// </summary>
    public static ImmutableHashSet<int> Foreground(RunPlan plan)
    {
        var tree = new PlanTree(plan);
        var waited = new HashSet<int>();
        var open = new Stack<int>(plan.Jobs.Where(job => !job.Background && job.SkipReason is null).Select(job => job.Index));
        while (open.TryPop(out int job))
        {
            if (!waited.Add(job))
                continue;
            foreach (int need in tree.NeedsOf(plan.Jobs[job]))
                open.Push(need);
        }

        return [.. waited, .. plan.Jobs.Where(job => !job.Background).Select(job => job.Index)];
    }
}
