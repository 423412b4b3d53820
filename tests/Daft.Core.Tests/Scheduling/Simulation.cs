using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Scheduling;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Scheduling;

/// <summary>A run without processes: chance says which job ends next, and how; every step is checked against the rules.</summary>
internal sealed class Simulation(Random random, RunPlan plan, bool hasFailures)
{
    private const int MostSteps = 1000;

    private readonly Scheduler _scheduler = new(plan);
    private readonly PlanTree _tree = new(plan);
    private RunState _run = RunState.Initial(plan);

    public RunState ToTheEnd()
    {
        for (int step = 0; _run.Jobs.Any(job => !job.Status.IsFinal()); step++)
        {
            Assert.IsLessThan(MostSteps, step, "the run came to a halt");
            Follow(_scheduler.Next(_run));
            AssertTurns(group: null, plan.Order);
            foreach (PlannedGroup group in plan.Groups)
                AssertTurns(group.Index, group.Order);
            Happen();
        }

        return _run;
    }

    private void Follow(SchedulingDecision decision)
    {
        foreach (int job in decision.Start)
        {
            AssertMayStart(plan.Jobs[job]);
            _run = _run.Started(job);
        }

        _run = decision.Skip.Aggregate(_run, (state, skipped) => state.Skipped(skipped.Job));
        foreach (SettledJob blocked in decision.Block)
            Assert.AreEqual(JobStatus.Queued, _run.Jobs[blocked.Job].Status, "blocked, but not waiting");
        _run = decision.Block.Aggregate(_run, (state, blocked) => state.After(new RunEvent.JobBlocked(Plans.Noon, blocked.Job, blocked.Reason)));
    }

    private void Happen()
    {
        JobState[] running = [.. _run.Jobs.Where(job => job.Status == JobStatus.Running)];
        if (running.Length > 0)
            _run = _run.Ended(running[random.Next(running.Length)].Job.Index, hasFailures && random.Next(5) == 0 ? 1 : 0);
        int other = random.Next(plan.Jobs.Length);
        if (hasFailures && random.Next(10) == 0 && _run.Jobs[other].Status == JobStatus.Queued)
            _run = _run.After(new RunEvent.JobCancelled(Plans.Noon, other, StopReason.Requested));
    }

    private void AssertMayStart(PlannedJob job)
    {
        Assert.AreEqual((JobStatus.Queued, null), (_run.Jobs[job.Index].Status, job.SkipReason), "twice, or though skipped");
        AssertIsMet(job, []);
        PlanEntry entry = new PlanEntry.Job(job);
        for (int? group = job.Group; ; group = plan.Groups[group.Value].Parent)
        {
            JobOrder order = group is { } index ? plan.Groups[index].Order : plan.Order;
            bool isStopped = order == JobOrder.Piped && Beside(group).Any(one => JobsOf(one).Any(HasStopped));
            Assert.IsFalse(isStopped && !JobsOf(entry).Any(HasBegun), $"{job.Name} started although something in its piped order had stopped");
            if (group is not { } around)
                return;
            entry = new PlanEntry.Group(plan.Groups[around]);
        }
    }

    /// <summary>A skipped need passes on what it needed itself.</summary>
    private void AssertIsMet(PlannedJob job, HashSet<int> seen)
    {
        foreach (int need in _tree.NeedsOf(job).Where(seen.Add))
        {
            Assert.IsTrue(_run.Jobs[need].Status.Satisfies(), $"{job.Name} started before {plan.Jobs[need].Name}");
            if (_run.Jobs[need].Status == JobStatus.Skipped)
                AssertIsMet(plan.Jobs[need], seen);
        }
    }

    private void AssertTurns(int? group, JobOrder order)
    {
        int underWay = Beside(group).Count(entry => JobsOf(entry).Any(HasBegun) && !JobsOf(entry).All(job => _run.Jobs[job].Status.IsFinal()));
        Assert.IsTrue(order == JobOrder.Parallel || underWay <= 1, "side by side");
    }

    private IReadOnlyList<PlanEntry> Beside(int? group) => _tree.EntriesOf(group);

    private IEnumerable<int> JobsOf(PlanEntry entry) => entry switch
    {
        PlanEntry.Job one => [one.Planned.Index],
        PlanEntry.Group inner => _tree.JobsOf(inner.Planned.Index),
        _ => throw new InvalidOperationException("a job or a group"),
    };

    private bool HasBegun(int job) => _run.Jobs[job].StartedAt is not null;

    private bool HasStopped(int job) => _run.Jobs[job].Status is { } status && status.IsFinal() && !status.Satisfies();
}
