using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Scheduling;

/// <summary>
/// In which order jobs start that could start together: by priority, then by the order of the file, first among the jobs
/// and groups of the hook, then inside each group.
/// </summary>
internal static class StartOrder
{
    public static ImmutableArray<PlannedJob> Of(RunPlan plan)
    {
        var jobs = ImmutableArray.CreateBuilder<PlannedJob>(plan.Jobs.Length);
        Add(new PlanTree(plan), group: null, jobs);
        return jobs.ToImmutable();
    }

    private static void Add(PlanTree tree, int? group, ImmutableArray<PlannedJob>.Builder jobs)
    {
        foreach (PlanEntry entry in tree.EntriesOf(group).OrderBy(entry => entry.Priority))
        {
            if (entry is PlanEntry.Group inner)
                Add(tree, inner.Planned.Index, jobs);
            else if (entry is PlanEntry.Job one)
                jobs.Add(one.Planned);
        }
    }
}
