using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Trust;
using Daft.Engine.Layers;

namespace Daft.Engine.Preparing;

/// <summary>What came of getting a run ready.</summary>
public abstract record Preparation
{
    /// <summary>There is no <c>daft.yml</c>, of the repository's or of the user's own, or it names no job for this hook.</summary>
    /// <param name="File">As messages call it; null where there is none.</param>
    public sealed record NothingToRun(string? File) : Preparation;

    /// <summary>Nothing runs while there is a single problem.</summary>
    /// <param name="Files">The texts the problems are in.</param>
    public sealed record Invalid(LayeredConfiguration Files, ImmutableArray<Problem> Problems) : Preparation;

    /// <summary>Nothing from a repository runs unless its user approved that content.</summary>
    /// <param name="File">As messages call it.</param>
    public sealed record NotApproved(string File, ApprovalContent Content, bool HasEarlierApproval) : Preparation;

    /// <param name="Warnings">Sentences the user should read: conditions that could not be told.</param>
    public sealed record Ready(RunPlan Plan, ImmutableArray<string> Warnings) : Preparation;
}
