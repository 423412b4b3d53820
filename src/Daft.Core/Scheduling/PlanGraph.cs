using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;

namespace Daft.Core.Scheduling;

/// <summary>
/// What comes before what in a plan, worked out once. A job is a node; a group is two, its beginning and its end, so that
/// a thousand jobs that need a group of a thousand are two thousand edges and not a million.
/// </summary>
/// <remarks>
/// A job waits for the beginning of the group around it, the beginning of a group for what the group needs, the end of a
/// group for all its jobs. Where a group has a turn to take, because the order around it is piped or follow, its beginning
/// also waits until everything outside has ended that any job in it needs: once begun it holds its turn to the end, and
/// what it waited for then might itself be waiting for the turn.
/// </remarks>
internal sealed class PlanGraph
{
    private readonly RunPlan _plan;
    private readonly List<Prerequisite>[] _prerequisites;
    private readonly HashSet<int> _stuck;

    public PlanGraph(RunPlan plan)
    {
        _plan = plan;
        _prerequisites = [.. Enumerable.Range(0, plan.Jobs.Length + (2 * plan.Groups.Length)).Select(_ => new List<Prerequisite>())];
        foreach (PlannedJob job in plan.Jobs)
            Connect(job);
        foreach (PlannedGroup group in plan.Groups)
            Connect(group);
        Order = TopologicalOrder.Of(_prerequisites);
        _stuck = [.. plan.Jobs.Select(job => job.Index).Except(Order)];
    }

    /// <summary>Every node after all its prerequisites; without those that a circle keeps waiting for ever.</summary>
    public ImmutableArray<int> Order { get; }

    public int NodeCount => _prerequisites.Length;

    public IReadOnlyList<Prerequisite> Before(int node) => _prerequisites[node];

    /// <summary>Whether a job is in a circle or behind one.</summary>
    public bool IsStuck(PlannedJob job) => _stuck.Contains(job.Index);

    public bool IsJob(int node) => node < _plan.Jobs.Length;

    private int Beginning(int group) => _plan.Jobs.Length + (2 * group);

    private int End(int group) => Beginning(group) + 1;

    private void Connect(PlannedJob job)
    {
        if (job.Group is { } group)
        {
            Need(job.Index, Beginning(group));
            Need(End(group), job.Index);
        }

        Connect(job.Index, job.Group, [.. job.Needs, .. job.NeededGroups.Select(End)]);
    }

    private void Connect(PlannedGroup group)
    {
        Need(End(group.Index), Beginning(group.Index));
        if (group.Parent is { } parent)
        {
            Need(Beginning(group.Index), Beginning(parent));
            Need(End(parent), End(group.Index));
        }

        Connect(Beginning(group.Index), group.Parent, [.. group.Needs, .. group.NeededGroups.Select(End)]);
    }

    /// <param name="node">What needs something.</param>
    /// <param name="around">The group it stands in.</param>
    private void Connect(int node, int? around, ImmutableArray<int> needs)
    {
        foreach (int need in needs)
        {
            Need(node, need);
            for (int? group = around; group is { } index && !IsInside(need, index); group = _plan.Groups[index].Parent)
            {
                if (OrderAround(index) != JobOrder.Parallel)
                    _prerequisites[Beginning(index)].Add(new Prerequisite(need, IsNeed: false));
            }
        }
    }

    private void Need(int node, int need) => _prerequisites[node].Add(new Prerequisite(need, IsNeed: true));

    private JobOrder OrderAround(int group) => _plan.Groups[group].Parent is { } parent ? _plan.Groups[parent].Order : _plan.Order;

    private bool IsInside(int node, int group)
    {
        int? around = IsJob(node) ? _plan.Jobs[node].Group : (node - _plan.Jobs.Length) / 2;
        while (around > group)
            around = _plan.Groups[around.Value].Parent;
        return around == group;
    }
}
