using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;
using Daft.Core.Slots;
using Daft.Core.Templates;
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

    /// <summary><see cref="RunPlan.SinceBoot"/>.</summary>
    public TimeSpan SinceBoot { get; init; }

    /// <summary>What made this run, as a user would type it.</summary>
    public required string Trigger { get; init; }

    public required string CommonDirectory { get; init; }

    public required WorktreeIdentity Worktree { get; init; }

    public string? Branch { get; init; }

    public string? Commit { get; init; }

    /// <summary>Stronger than what the hook says of itself; null: the hook's word, or else its default.</summary>
    public FailMode? FailMode { get; init; }

    public SlotRule? Slots { get; init; }

    public BackgroundPriority BackgroundPriority { get; init; } = BackgroundPriority.Idle;

    public DisplayWish Display { get; init; } = new();

    /// <summary>Every job in the foreground.</summary>
    public bool NoBackground { get; init; }

    /// <summary>Names of the jobs to run, together with all they need; empty: all of the hook's.</summary>
    public ImmutableArray<string> OnlyJobs { get; init; } = [];

    /// <summary>Tell of failures on the desktop.</summary>
    public bool NotifiesDesktop { get; init; }

    public ArchitectureName Architecture { get; init; } = ArchitectureName.X64;

    /// <summary>Whether whoever makes the run has a terminal to lend to an interactive job.</summary>
    public bool HasTerminal { get; init; }

    public WorktreeOrigin Origin { get; init; } = new();

    /// <summary>The <c>rc</c> of the configuration, as written.</summary>
    public string? ShellSetup { get; init; }

    public LogSettings Log { get; init; } = new();

    /// <summary>Whether a glob of <c>exclude</c> matches a name.</summary>
    public Func<string, string, bool> GlobMatches { get; init; } = (glob, name) => glob == name;

    /// <summary>Where each script is, by its path below the source directory: absolute, or relative to the worktree.</summary>
    public ImmutableDictionary<string, string> Scripts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Of the job as well where it is one that asks.</summary>
    public TemplateValues Templates => PlanTemplates.Of(CommonDirectory, Worktree.Path, Branch, Commit, Origin);

    /// <summary>What <c>skip</c> and <c>only</c> decided.</summary>
    public HookVerdicts Verdicts { get; init; } = HookVerdicts.None;

    /// <summary>Whether a folder exists in the worktree; asked with a job's <c>root</c>, relative and with forward slashes.</summary>
    public required Func<string, bool> DirectoryExists { get; init; }
}
