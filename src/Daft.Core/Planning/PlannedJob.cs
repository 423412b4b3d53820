using System.Collections.Immutable;

namespace Daft.Core.Planning;

/// <summary>One job of a plan: everything the supervisor needs to run it, and nothing secret.</summary>
public sealed record PlannedJob
{
    /// <summary>Position in the plan, from 0; what journal and needs refer to.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Handed to the shell as it stands. Empty only where <see cref="SkipReason"/> is set.</summary>
    public required string Command { get; init; }

    /// <summary>The command as the file has it, where that is not the same; for people.</summary>
    public string? Written { get; init; }

    /// <summary>What to show of the command: templates as such, not the variables that stand for them.</summary>
    public string ShownCommand => Written ?? Command;

    /// <summary>Names of the templates in the command, which refers to their values by variables.</summary>
    public ImmutableArray<string> Templates { get; init; } = [];

    /// <summary>Working directory relative to the worktree, forward slashes.</summary>
    public string Root { get; init; } = ".";

    /// <summary>As written in the file; expanded by the supervisor when the job starts, never stored expanded.</summary>
    public ImmutableArray<PlannedVariable> Environment { get; init; } = [];

    /// <summary>Index of the innermost group it is in; null where that is the hook itself.</summary>
    public int? Group { get; init; }

    /// <summary>Indexes of the jobs this one waits for; so it does for what the groups around it need.</summary>
    public ImmutableArray<int> Needs { get; init; } = [];

    /// <summary>Indexes of the groups of which it waits for every job.</summary>
    public ImmutableArray<int> NeededGroups { get; init; } = [];

    public bool Background { get; init; }

    /// <summary>Nobody is told that it goes on in the background; its log is kept as any other's.</summary>
    public bool IsSilent { get; init; }

    /// <summary>In the background it waits for no slot.</summary>
    public bool IsLight { get; init; }

    /// <summary>It talks to the user: whoever makes the run lends it the terminal, before there is a supervisor.</summary>
    public bool Interactive { get; init; }

    /// <summary>Lower starts first among the jobs and groups beside it.</summary>
    public int Priority { get; init; }

    public TimeSpan? Timeout { get; init; }

    public string? FailText { get; init; }

    /// <summary>Why this job does not run in this plan; null where it does.</summary>
    public string? SkipReason { get; init; }

    /// <summary>
    /// A condition's command that decides whether this job runs and that was not run, because nobody approved it. Null in
    /// every plan but one that is only shown; never written down.
    /// </summary>
    public string? OpenCondition { get; init; }

    /// <summary>How much of its log is kept, in bytes; null: daft's default.</summary>
    public long? MaximumLogSize { get; init; }

    /// <summary>How long after the run its log is kept; null: daft's default.</summary>
    public TimeSpan? LogRetention { get; init; }

    /// <summary>File name of the job's log inside the run folder.</summary>
    public required string LogFile { get; init; }
}

public sealed record PlannedVariable(string Name, string Value);
