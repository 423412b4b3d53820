using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>One entry of a hook's <c>jobs:</c>, as written.</summary>
public sealed record JobDefinition
{
    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    public string? Description { get; init; }

    public required JobCommand Run { get; init; }

    /// <summary>Working directory, relative to the worktree, forward slashes; <c>.</c> is the worktree itself.</summary>
    public string Root { get; init; } = ".";

    /// <summary>Where <c>root</c> is written; the job's own place where it is not.</summary>
    public required SourcePlace RootPlace { get; init; }

    /// <summary>As written, not yet expanded, in the order of the file.</summary>
    public ImmutableArray<EnvironmentEntry> Environment { get; init; } = [];

    public ImmutableArray<JobNeed> Needs { get; init; } = [];

    public bool Background { get; init; }

    /// <summary>Lower starts first among jobs that are ready together.</summary>
    public int Priority { get; init; }

    /// <summary>Null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    public string? FailText { get; init; }
}

/// <summary>A variable of a job's <c>env:</c>; <paramref name="Value"/> is the text as written.</summary>
public sealed record EnvironmentEntry(string Name, string Value, SourcePlace Place);

/// <summary>A name in a job's <c>needs:</c>.</summary>
public sealed record JobNeed(string Name, SourcePlace Place);
