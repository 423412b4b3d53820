using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>What came of planning: a plan, or every reason why there is none.</summary>
public sealed record Planning
{
    /// <summary>Null exactly where there are problems.</summary>
    public RunPlan? Plan { get; init; }

    public ImmutableArray<Problem> Problems { get; init; } = [];
}
