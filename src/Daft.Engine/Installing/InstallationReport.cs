using System.Collections.Immutable;

namespace Daft.Engine.Installing;

/// <summary>What was installed, or taken away, and what was not.</summary>
public sealed record InstallationReport
{
    /// <summary>Whether git will call daft after this: true after an installation that worked, false after a removal that did.</summary>
    public required bool Fires { get; init; }

    public required ImmutableArray<InstallationStep> Steps { get; init; }

    /// <summary>The way out where git will not call daft although it was asked for, or still may although it was not.</summary>
    public string? Hint { get; init; }
}

/// <param name="Path">The file or folder concerned.</param>
/// <param name="Reason">Why it was left alone; null otherwise.</param>
public sealed record InstallationStep(InstallationPart Part, StepOutcome Outcome, string Path, string? Reason = null);

public enum InstallationPart
{
    /// <summary>The copy of the shim in <c>&lt;common-dir&gt;/daft</c>, which the configuration hook sources.</summary>
    ShimCopy,

    /// <summary><c>hook.daft.*</c> in the repository's configuration; git 2.54 and later.</summary>
    ConfigurationHook,

    /// <summary>The shim in the hooks folder.</summary>
    FileHook,

    /// <summary>The hook that stood in the hooks folder before.</summary>
    FormerHook,

    /// <summary>The marker of one existing worktree.</summary>
    Marker,
}

public enum StepOutcome
{
    Done,

    /// <summary>Nothing had to be done.</summary>
    AlreadySo,

    /// <summary>It belongs to somebody else, or was changed by somebody else since.</summary>
    LeftAlone,
}
