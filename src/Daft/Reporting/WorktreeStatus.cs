using Daft.Core.Runs;
using Daft.Engine.Installing;
using Daft.Engine.Store;

namespace Daft.Reporting;

/// <summary>What <c>daft status</c> found.</summary>
public sealed record WorktreeStatus
{
    /// <summary>Null in a bare repository.</summary>
    public required string? Root { get; init; }

    public required InstalledHooks Hooks { get; init; }

    /// <summary>Name of the configuration file; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>Null where there is no file or it has mistakes.</summary>
    public int? JobCount { get; init; }

    /// <summary>Some of it is the repository's.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>All that needs it is; true also where nothing does.</summary>
    public bool IsApproved { get; init; }

    public RunSnapshot? LastRun { get; init; }

    /// <summary>Of all its jobs, whichever run they were last in.</summary>
    public WorktreeStanding Standing { get; init; } = new();
}
