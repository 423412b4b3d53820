using System.Collections.Immutable;

namespace Daft.Core.Planning;

/// <summary>What somebody waits for who waits for jobs.</summary>
public static class WaitedJobs
{
    public static ImmutableHashSet<int> All(RunPlan plan) => [.. plan.Jobs.Select(job => job.Index)];

    /// <summary>The foreground jobs, and whatever they need: a background job that a foreground one waits for is waited for.</summary>
    public static ImmutableHashSet<int> Foreground(RunPlan plan) => Foreground(plan, new PlanTree(plan).NeedsOf);

    /// <summary>The same, and what has its turn before them where one goes after the other.</summary>
    public static ImmutableHashSet<int> BeforeForeground(RunPlan plan)
    {
        var tree = new PlanTree(plan);
        var turns = new TurnOrder(plan, tree);
        return Foreground(plan, job => tree.NeedsOf(job).Concat(turns.Before(job)));
    }

    private static ImmutableHashSet<int> Foreground(RunPlan plan, Func<PlannedJob, IEnumerable<int>> waitsFor)
    {
        var waited = new HashSet<int>();
        var open = new Stack<int>(plan.Jobs.Where(job => !job.Background).Select(job => job.Index));
        while (open.TryPop(out int job))
        {
            if (!waited.Add(job))
                continue;
            foreach (int before in waitsFor(plan.Jobs[job]))
                open.Push(before);
        }

        return [.. waited];
    }
}
