using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Trust;

namespace Daft.Engine.Preparing;

/// <summary>What came of getting a run ready.</summary>
public abstract record Preparation
{
    /// <summary>There is no <c>daft.yml</c>, or it names no job for this hook.</summary>
    public sealed record NothingToRun : Preparation;

    /// <summary>Nothing runs while there is a single problem.</summary>
    /// <param name="Source">The text the problems are in.</param>
    public sealed record Invalid(ConfigurationSource Source, ImmutableArray<Problem> Problems) : Preparation;

    /// <summary>Nothing from a repository runs unless its user approved that content.</summary>
    public sealed record NotApproved(ApprovalContent Content, bool HasEarlierApproval) : Preparation;

    /// <param name="Warnings">Sentences the user should read: conditions that could not be told.</param>
    public sealed record Ready(RunPlan Plan, ImmutableArray<string> Warnings) : Preparation;
}
