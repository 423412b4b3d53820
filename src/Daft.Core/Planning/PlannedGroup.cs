using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>
/// Jobs of a plan that count as one: an element of the order around it, with an order of its own inside. Nothing runs for
/// it, so journal and logs know only its jobs; it has ended when all of them have, and failed when one of them has.
/// </summary>
public sealed record PlannedGroup
{
    /// <summary>Position among the plan's groups, from 0; a group stands before those inside it.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>How the jobs and groups directly in it follow one another.</summary>
    public JobOrder Order { get; init; } = JobOrder.Parallel;

    /// <summary>Index of the group around it, smaller than its own; null where that is the hook.</summary>
    public int? Parent { get; init; }

    /// <summary>Indexes of the jobs that each of its jobs waits for.</summary>
    public ImmutableArray<int> Needs { get; init; } = [];

    /// <summary>Indexes of the groups that each of its jobs waits for.</summary>
    public ImmutableArray<int> NeededGroups { get; init; } = [];

    /// <summary>Among the jobs and groups beside it.</summary>
    public int Priority { get; init; }
}
