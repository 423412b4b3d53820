using Daft.Core.Configuration;
using Daft.Core.Planning;

namespace Daft.Core.Scheduling;

/// <summary>
/// The jobs that whoever made the run waits for: those of the foreground, and what has to end before one of them can
/// start, wherever it was meant to run. Nothing may hold these up.
/// </summary>
public static class AwaitedJobs
{
    /// <returns>Indexes of jobs of the plan.</returns>
    public static IReadOnlySet<int> Of(RunPlan plan)
    {
        var graph = new PlanGraph(plan);
        var turns = new TurnsBefore(plan);
        var found = new HashSet<int>();
        var open = new Stack<int>(plan.Jobs.Where(job => !job.Background && job.SkipReason is null).Select(job => job.Index));
        while (open.TryPop(out int node))
        {
            if (!found.Add(node))
                continue;
            foreach (Prerequisite before in graph.Before(node))
                open.Push(before.Node);
            foreach (int job in graph.IsJob(node) ? turns.Of(plan.Jobs[node]) : [])
                open.Push(job);
        }

        found.RemoveWhere(node => !graph.IsJob(node));
        return found;
    }

    /// <summary>Where one goes after the other, a job also waits for those whose turn comes first.</summary>
    private sealed class TurnsBefore(RunPlan plan)
    {
        private readonly bool _anyTurns = plan.Order != JobOrder.Parallel || plan.Groups.Any(group => group.Order != JobOrder.Parallel);
        private readonly Dictionary<int, int> _places = StartOrder.Of(plan).Index().ToDictionary(turn => turn.Item.Index, turn => turn.Index);

        public IEnumerable<int> Of(PlannedJob job)
        {
            if (!_anyTurns)
                return [];
            var around = PlacesAround(job).ToList();
            return plan.Jobs
                .Where(other => _places[other.Index] < _places[job.Index] && OrderOf(PlacesAround(other).First(around.Contains)) != JobOrder.Parallel)
                .Select(other => other.Index);
        }

        /// <summary>The groups around a job, the nearest first, and the hook itself as null at the end.</summary>
        private IEnumerable<int?> PlacesAround(PlannedJob job)
        {
            for (int? group = job.Group; group is { } index; group = plan.Groups[index].Parent)
                yield return index;
            yield return null;
        }

        private JobOrder OrderOf(int? place) => place is { } group ? plan.Groups[group].Order : plan.Order;
    }
}
