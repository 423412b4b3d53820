using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Core.Scheduling;

/// <summary>
/// Decides, from a run's state alone, which jobs start, are skipped or are blocked. The supervisor asks again after
/// every change; a decision that settles a job may free another, so it asks until nothing is left to do.
/// </summary>
/// <remarks>
/// Each answer reads the whole state once, along a graph that is worked out beforehand: there is nothing that could go
/// stale, and a thousand jobs take a tenth of a millisecond.
/// </remarks>
public sealed class Scheduler(RunPlan plan)
{
    private readonly PlanGraph _graph = new(plan);
    private readonly ImmutableArray<PlannedJob> _startOrder = StartOrder.Of(plan);

    /// <summary>What the supervisor does next. An interactive job that is still waiting then has missed its moment.</summary>
    /// <param name="run">A state of the scheduler's own plan.</param>
    public SchedulingDecision Next(RunState run)
    {
        var reading = new Reading(_graph, run);
        var skip = ImmutableArray.CreateBuilder<SettledJob>();
        var block = ImmutableArray.CreateBuilder<SettledJob>();
        foreach (PlannedJob job in plan.Jobs.Where(reading.IsQueued))
        {
            if (job.SkipReason is { } reason)
                skip.Add(new SettledJob(job.Index, reason));
            else if (reading.FindBlock(job) is { } why)
                block.Add(new SettledJob(job.Index, why));
            else if (job.Interactive)
                skip.Add(new SettledJob(job.Index, "it is interactive, and what comes before it is not"));
        }

        return skip.Count + block.Count > 0
            ? new SchedulingDecision { Skip = skip.ToImmutable(), Block = block.ToImmutable() }
            : new SchedulingDecision { Start = [.. _startOrder.Where(reading.TryBegin).Select(job => job.Index)] };
    }

    /// <summary>
    /// What whoever makes the run does with its terminal before it starts the supervisor: one such job at a time, the next
    /// when the last has ended.
    /// </summary>
    /// <param name="run">A state of the scheduler's own plan.</param>
    /// <returns>Null where no interactive job can start any more without one that is not.</returns>
    public PlannedJob? FindInteractive(RunState run)
    {
        var reading = new Reading(_graph, run);
        // Those of the supervisor take their turns here as well: what comes after one of them is not before it.
        return _startOrder
            .Where(job => job.SkipReason is null && reading.FindBlock(job) is null && reading.TryBegin(job))
            .FirstOrDefault(job => job.Interactive);
    }

    /// <summary>What a state means for the jobs in it.</summary>
    private sealed class Reading(PlanGraph graph, RunState run)
    {
        private readonly GateReading _gates = new(graph, run);
        private readonly TurnReading _turns = new(run);

        public bool IsQueued(PlannedJob job) => run.Jobs[job.Index] is { Status: JobStatus.Queued, Announced: false };

        public string? FindBlock(PlannedJob job)
        {
            if (graph.IsStuck(job))
                return "a circle of needs keeps it waiting for ever";
            int? stopper = _gates.Before(job).Stopper ?? _turns.FindStopper(job);
            return stopper is { } culprit ? Blame.ReasonOf(run.Jobs[culprit]) : null;
        }

        public bool TryBegin(PlannedJob job) => IsQueued(job) && _gates.Before(job).IsOpen && _turns.TryTake(job);
    }
}
