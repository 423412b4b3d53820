using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>
/// One entry of <c>jobs:</c> or <c>commands:</c>, as written. A group passes <c>root</c> and <c>background</c> on to the jobs
/// in it that do not say their own; that is already done here. Its variables are not: they come before those of its jobs.
/// </summary>
public sealed record JobDefinition
{
    /// <summary>Occurs once in its hook, groups included.</summary>
    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    public string? Description { get; init; }

    public required JobBody Body { get; init; }

    /// <summary>Working directory, relative to the worktree, forward slashes; <c>.</c> is the worktree itself.</summary>
    public string Root { get; init; } = ".";

    /// <summary>Where <c>root</c> is written; the job's own place where it is not.</summary>
    public required SourcePlace RootPlace { get; init; }

    /// <summary>As written, not yet expanded, in the order of the file.</summary>
    public ImmutableArray<EnvironmentEntry> Environment { get; init; } = [];

    /// <summary>Jobs and groups anywhere in the same hook.</summary>
    public ImmutableArray<JobNeed> Needs { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The processors it is for; empty: all.</summary>
    public ImmutableArray<ArchitectureName> Architectures { get; init; } = [];

    public Condition? Skip { get; init; }

    public Condition? Only { get; init; }

    /// <summary>Never together with <see cref="Interactive"/>.</summary>
    public bool Background { get; init; }

    public BackgroundOutput BackgroundOutput { get; init; }

    /// <summary>Of a job in the background.</summary>
    public JobWeight Weight { get; init; }

    public LogLimits Log { get; init; } = LogLimits.None;

    /// <summary>It talks to the user, so it runs where there is a terminal, one at a time.</summary>
    public bool Interactive { get; init; }

    /// <summary>Lower starts first among jobs that are ready together.</summary>
    public int Priority { get; init; }

    /// <summary>Null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    public string? FailText { get; init; }

    /// <summary>Accepted for files of the original daft: nothing here depends on it.</summary>
    public ImmutableArray<string> Tracks { get; init; } = [];

    /// <summary>The jobs of a group; none for any other.</summary>
    public ImmutableArray<JobDefinition> Children => Body is JobBody.Group group ? group.Jobs : [];
}

/// <summary>A variable of an <c>env:</c>; <paramref name="Value"/> is the text as written.</summary>
public sealed record EnvironmentEntry(string Name, string Value, SourcePlace Place);

/// <summary>A name in a job's <c>needs:</c>.</summary>
public sealed record JobNeed(string Name, SourcePlace Place);
