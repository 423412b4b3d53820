namespace Daft.Core.Planning;

/// <summary>The jobs and groups of a plan by where they stand.</summary>
public sealed class PlanTree
{
    private readonly RunPlan _plan;
    private readonly List<PlanEntry> _top = [];
    private readonly List<PlanEntry>[] _inGroups;

    public PlanTree(RunPlan plan)
    {
        _plan = plan;
        _inGroups = [.. plan.Groups.Select(_ => new List<PlanEntry>())];
        var placed = new bool[plan.Groups.Length];
        foreach (PlannedJob job in plan.Jobs)
        {
            PlaceGroup(job.Group, placed);
            ListOf(job.Group).Add(new PlanEntry.Job(job));
        }

        foreach (PlannedGroup group in plan.Groups)
            PlaceGroup(group.Index, placed);
    }

    /// <summary>What is directly in a group, in the order of the file; null: in the hook itself. A group stands where its first job does.</summary>
    public IReadOnlyList<PlanEntry> EntriesOf(int? group) => ListOf(group);

    /// <summary>Every job inside a group, however deep.</summary>
    public IEnumerable<int> JobsOf(int group) => _inGroups[group].SelectMany(entry => entry switch
    {
        PlanEntry.Job one => [one.Planned.Index],
        PlanEntry.Group inner => JobsOf(inner.Planned.Index),
        _ => [],
    });

    /// <summary>Every job that a job waits for because it, or a group around it, says so; some perhaps twice.</summary>
    public IEnumerable<int> NeedsOf(PlannedJob job) =>
        GroupsAround(job.Group).SelectMany(group => Expand(group.Needs, group.NeededGroups)).Concat(Expand(job.Needs, job.NeededGroups));

    private IEnumerable<PlannedGroup> GroupsAround(int? innermost)
    {
        for (int? group = innermost; group is { } index; group = _plan.Groups[index].Parent)
            yield return _plan.Groups[index];
    }

    private IEnumerable<int> Expand(IEnumerable<int> jobs, IEnumerable<int> groups) => jobs.Concat(groups.SelectMany(JobsOf));

    private List<PlanEntry> ListOf(int? group) => group is { } index ? _inGroups[index] : _top;

    private void PlaceGroup(int? group, bool[] placed)
    {
        if (group is not { } index || placed[index])
            return;
        placed[index] = true;
        PlannedGroup planned = _plan.Groups[index];
        PlaceGroup(planned.Parent, placed);
        ListOf(planned.Parent).Add(new PlanEntry.Group(planned));
    }
}
