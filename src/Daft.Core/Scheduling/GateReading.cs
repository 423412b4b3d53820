using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Core.Scheduling;

/// <summary>What the state of a run means for everything that waits in it.</summary>
internal sealed class GateReading
{
    private readonly PlanGraph _graph;
    private readonly RunState _run;
    private readonly Gate[] _before;
    private readonly Gate[] _behind;

    public GateReading(PlanGraph graph, RunState run)
    {
        _graph = graph;
        _run = run;
        _before = new Gate[graph.NodeCount];
        _behind = new Gate[graph.NodeCount];
        foreach (int node in graph.Order)
        {
            _before[node] = All(graph.Before(node));
            _behind[node] = graph.IsJob(node) ? Behind(run.Jobs[node]) : _before[node];
        }
    }

    /// <summary>What stands between a job and its start, apart from its turn.</summary>
    public Gate Before(PlannedJob job) => _before[job.Index];

    /// <summary>
    /// Behind a skipped job, and one that will be, stands what it would have waited for: without a word about a job that
    /// does nothing here, install and build must not run side by side.
    /// </summary>
    private Gate Behind(JobState state) => state.Status switch
    {
        JobStatus.Completed => Gate.Open,
        JobStatus.Skipped => _before[state.Job.Index],
        JobStatus.Queued when state.Job.SkipReason is not null => _before[state.Job.Index],
        var status => status.IsFinal() ? Gate.BarredBy(state.Job.Index) : Gate.Shut,
    };

    private Gate All(IReadOnlyList<Prerequisite> prerequisites)
    {
        bool isOpen = true;
        int? stopper = null;
        foreach (Prerequisite prerequisite in prerequisites)
        {
            Gate gate = _behind[prerequisite.Node];
            isOpen &= !gate.IsShut;
            if (prerequisite.IsNeed && gate.Stopper is { } job)
                stopper = _run.Jobs.MoreToBlame(stopper, job);
        }

        return stopper is { } culprit ? Gate.BarredBy(culprit) : isOpen ? Gate.Open : Gate.Shut;
    }
}
