using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Conditions;

/// <summary>All that conditions ask about.</summary>
public sealed record ConditionFacts
{
    public required OperatingSystemName System { get; init; }

    /// <summary>Short name of the branch checked out; null on a detached HEAD.</summary>
    public string? Branch { get; init; }

    /// <summary>A merge is in progress in the worktree.</summary>
    public bool IsMerging { get; init; }

    /// <summary>A rebase is in progress in the worktree, or a <c>git am</c>, as in the original daft.</summary>
    public bool IsRebasing { get; init; }

    /// <summary>As a job finds them, before its own <c>env</c>. Names are compared as this dictionary compares them.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether a glob, given first, matches the whole of a name with slashes in it.</summary>
    public required Func<string, string, bool> GlobMatches { get; init; }

    /// <summary>By the text of the command: what became of those that have been run so far.</summary>
    public ImmutableDictionary<string, CommandOutcome> Outcomes { get; init; } = ImmutableDictionary<string, CommandOutcome>.Empty;
}
