using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Core.Scheduling;

/// <summary>
/// Who has the turn where one goes after the other, in the hook itself and in each group. What begins takes the turn and
/// holds it until it has ended; where something in a piped order has stopped, nothing more begins.
/// </summary>
internal sealed class TurnReading
{
    private readonly RunState _run;
    private readonly TurnPlace _hook;
    private readonly TurnPlace[] _groups;

    public TurnReading(RunState run)
    {
        _run = run;
        _hook = new TurnPlace(run.Plan.Order, around: null);
        _groups = new TurnPlace[run.Plan.Groups.Length];
        foreach (PlannedGroup group in run.Plan.Groups)
            _groups[group.Index] = new TurnPlace(group.Order, PlaceOf(group.Parent));
        foreach (JobState state in run.Jobs)
            Count(state, PlaceOf(state.Job.Group));
        // A group stands after the one around it: backwards each is complete before it counts.
        for (int group = _groups.Length - 1; group >= 0; group--)
            Count(_groups[group], PlaceOf(run.Plan.Groups[group].Parent));
    }

    /// <summary>The job because of which a job that has not started will never have its turn.</summary>
    /// <returns>Null where there is none. A group under way goes on by its own order, whatever the one around it says.</returns>
    public int? FindStopper(PlannedJob job)
    {
        bool isUnderWay = false;
        for (TurnPlace? place = PlaceOf(job.Group); place is not null && !isUnderWay; place = place.Around)
        {
            if (place is { Order: JobOrder.Piped, Stopper: { } stopper })
                return stopper;
            isUnderWay = place.HasBegun;
        }

        return null;
    }

    /// <returns>Whether it was the job's turn; if so, others see it taken.</returns>
    public bool TryTake(PlannedJob job)
    {
        TurnPlace place = PlaceOf(job.Group);
        bool isFree = place.IsFreeFor(job);
        if (isFree)
            place.Take(job);
        return isFree;
    }

    private TurnPlace PlaceOf(int? group) => group is { } index ? _groups[index] : _hook;

    private void Count(JobState state, TurnPlace place)
    {
        if (state.Status.IsFinal() && !state.Status.Satisfies())
            place.Stopper = _run.Jobs.MoreToBlame(place.Stopper, state.Job.Index);
        Count(state.Job, HasBegun(state), !state.Status.IsFinal(), place);
    }

    private void Count(TurnPlace inner, TurnPlace place)
    {
        if (inner.Stopper is { } stopper)
            place.Stopper = _run.Jobs.MoreToBlame(place.Stopper, stopper);
        Count(inner, inner.HasBegun, inner.IsUnfinished, place);
    }

    private static void Count(object entry, bool hasBegun, bool isUnfinished, TurnPlace place)
    {
        place.HasBegun |= hasBegun;
        place.IsUnfinished |= isUnfinished;
        if (hasBegun && isUnfinished)
            place.Holder = entry;
    }

    private static bool HasBegun(JobState state) =>
        state.Announced || state.Status is JobStatus.Running or JobStatus.Completed or JobStatus.Failed or JobStatus.Lost;
}
