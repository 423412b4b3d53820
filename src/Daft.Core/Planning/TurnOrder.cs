using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>Who has its turn just before whom, in the hook and the groups where one goes after the other.</summary>
internal sealed class TurnOrder
{
    private readonly RunPlan _plan;
    private readonly PlanTree _tree;
    private readonly ImmutableArray<int>[] _beforeJob;
    private readonly ImmutableArray<int>[] _beforeGroup;

    public TurnOrder(RunPlan plan, PlanTree tree)
    {
        _plan = plan;
        _tree = tree;
        _beforeJob = [.. plan.Jobs.Select(_ => ImmutableArray<int>.Empty)];
        _beforeGroup = [.. plan.Groups.Select(_ => ImmutableArray<int>.Empty)];
        Read(place: null, plan.Order);
        foreach (PlannedGroup group in plan.Groups)
            Read(group.Index, group.Order);
    }

    /// <summary>The jobs whose turn comes just before that of a job, or of a group around it; those before them are before those.</summary>
    public IEnumerable<int> Before(PlannedJob job)
    {
        IEnumerable<int> before = _beforeJob[job.Index];
        for (int? group = job.Group; group is { } index; group = _plan.Groups[index].Parent)
            before = before.Concat(_beforeGroup[index]);
        return before;
    }

    private void Read(int? place, JobOrder order)
    {
        if (order == JobOrder.Parallel)
            return;
        ImmutableArray<int> before = [];
        foreach (PlanEntry entry in _tree.EntriesOf(place).OrderBy(entry => entry.Priority))
        {
            ImmutableArray<int> own = JobsOf(entry);
            if (entry is PlanEntry.Group group)
                _beforeGroup[group.Planned.Index] = before;
            else
                _beforeJob[own[0]] = before;
            before = own.IsEmpty ? before : own;
        }
    }

    private ImmutableArray<int> JobsOf(PlanEntry entry) => entry switch
    {
        PlanEntry.Job one => [one.Planned.Index],
        PlanEntry.Group group => [.. _tree.JobsOf(group.Planned.Index)],
        _ => [],
    };
}
