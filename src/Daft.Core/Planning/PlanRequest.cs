using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;
using Daft.Core.Worktrees;

namespace Daft.Core.Planning;

/// <summary>Everything a plan is made from.</summary>
public sealed record PlanRequest
{
    public required HookDefinition Hook { get; init; }

    /// <summary>Variables of every job, lower than its own, as written.</summary>
    public ImmutableArray<EnvironmentEntry> Environment { get; init; } = [];

    public required OperatingSystemName System { get; init; }

    public required string RunId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What made this run, as a user would type it.</summary>
    public required string Trigger { get; init; }

    public required string CommonDirectory { get; init; }

    public required WorktreeIdentity Worktree { get; init; }

    public string? Branch { get; init; }

    public string? Commit { get; init; }

    /// <summary>Stronger than what the hook says of itself; null: the hook's word, or else its default.</summary>
    public FailMode? FailMode { get; init; }

    /// <summary>Every job in the foreground.</summary>
    public bool NoBackground { get; init; }

    /// <summary>Names of the jobs to run, together with all they need; empty: all of the hook's.</summary>
    public ImmutableArray<string> OnlyJobs { get; init; } = [];

    /// <summary>What <c>skip</c> and <c>only</c> decided.</summary>
    public HookVerdicts Verdicts { get; init; } = HookVerdicts.None;

    /// <summary>Whether a folder exists in the worktree; asked with a job's <c>root</c>, relative and with forward slashes.</summary>
    public required Func<string, bool> DirectoryExists { get; init; }
}
