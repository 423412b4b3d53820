namespace Daft.Core.Planning;

/// <summary>What stands beside what in a plan: a job, or a group with everything in it.</summary>
public abstract record PlanEntry
{
    private PlanEntry()
    {
    }

    public int Priority => this switch
    {
        Job entry => entry.Planned.Priority,
        Group entry => entry.Planned.Priority,
        _ => 0,
    };

    public sealed record Job(PlannedJob Planned) : PlanEntry;

    public sealed record Group(PlannedGroup Planned) : PlanEntry;
}
