using System.Collections.Immutable;
using System.Globalization;
using Daft.Core.Runs;

namespace Daft.Core.Prompts;

/// <summary>What a prompt may ask about a worktree. The branch is looked up only where it is asked for.</summary>
public sealed record PromptValues
{
    private static readonly ImmutableDictionary<string, Func<PromptValues, string>> _values = new Dictionary<string, Func<PromptValues, string>>
    {
        ["warm"] = values => values.Standing.Warmth.ToText(),
        ["jobs"] = values => values.Count(_ => true),
        ["running"] = values => values.Count(status => status == JobStatus.Running),
        ["queued"] = values => values.Count(status => status == JobStatus.Queued),
        ["done"] = values => values.Count(status => status.Satisfies()),
        ["failed"] = values => values.Count(status => status.IsFailure()),
        ["cancelled"] = values => values.Count(status => status == JobStatus.Cancelled),
        ["worktree"] = values => Path.GetFileName(Path.TrimEndingDirectorySeparator(values.Root)),
        ["path"] = values => values.Root,
        ["branch"] = values => values.FindBranch() ?? "",
    }.ToImmutableDictionary();

    public static IReadOnlyList<string> Names { get; } =
        ["warm", "jobs", "running", "queued", "done", "failed", "cancelled", "worktree", "path", "branch"];

    public required WorktreeStanding Standing { get; init; }

    /// <summary>Absolute path of the worktree's root.</summary>
    public required string Root { get; init; }

    /// <summary>Short name of the branch checked out; null on a detached HEAD.</summary>
    public required Func<string?> FindBranch { get; init; }

    /// <param name="name">One of <see cref="Names"/>.</param>
    public string Of(string name) => _values[name](this);

    private string Count(Func<JobStatus, bool> counts) =>
        Standing.Jobs.Count(job => counts(job.Status)).ToString(CultureInfo.InvariantCulture);
}
