using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Messages;

namespace Daft.Reporting;

/// <summary>A plan that nobody runs, for people: the jobs as they stand in their groups.</summary>
public sealed class DryRun
{
    private const string Step = "  ";

    private readonly RunPlan _plan;
    private readonly PlanTree _tree;

    private DryRun(RunPlan plan)
    {
        _plan = plan;
        _tree = new PlanTree(plan);
    }

    public static IReadOnlyList<string> Lines(RunPlan plan) => [RunMessages.WouldRun(plan), .. new DryRun(plan).Inside(group: null, Step)];

    /// <summary>What a job or group needs by itself: first jobs, then groups, by name.</summary>
    public static ImmutableArray<string> NamesOf(RunPlan plan, ImmutableArray<int> jobs, ImmutableArray<int> groups) =>
        [.. jobs.Select(job => plan.Jobs[job].Name), .. groups.Select(group => plan.Groups[group].Name)];

    private IEnumerable<string> Inside(int? group, string indent) => _tree.EntriesOf(group).SelectMany(entry => entry switch
    {
        PlanEntry.Group inner => Lines(inner.Planned, indent),
        PlanEntry.Job one => Lines(one.Planned, indent),
        _ => [],
    });

    private IEnumerable<string> Lines(PlannedGroup group, string indent) =>
    [
        indent + RunMessages.Planned(group, NamesOf(_plan, group.Needs, group.NeededGroups)),
        .. Texts("#", group.Description, indent),
        .. Inside(group.Index, indent + Step),
    ];

    private IEnumerable<string> Lines(PlannedJob job, string indent) =>
    [
        indent + RunMessages.Planned(job, NamesOf(_plan, job.Needs, job.NeededGroups)),
        .. Texts("#", job.Description, indent),
        .. Texts("$", job.ShownCommand, indent),
    ];

    private static IEnumerable<string> Texts(string mark, string? text, string indent) =>
        text is null ? [] : text.TrimEnd('\n').Split('\n').Select(line => $"{indent}{Step}{mark} {VisibleText.Of(line)}");
}
