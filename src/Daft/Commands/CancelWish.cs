using System.Collections.Immutable;
using Daft.Core;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>What <c>daft cancel</c> is to stop.</summary>
internal sealed record CancelWish
{
    /// <summary>Empty: every job of what <see cref="Run"/>, <see cref="Worktree"/> or <see cref="All"/> names.</summary>
    public required ImmutableArray<string> Jobs { get; init; }

    /// <summary>Everything of this worktree.</summary>
    public required bool All { get; init; }

    /// <summary>Id of a run of any worktree, or the beginning of one.</summary>
    public required string? Run { get; init; }

    /// <summary>A worktree's path, name or branch; it may be gone.</summary>
    public required string? Worktree { get; init; }

    public bool IsElsewhere => Run is not null || Worktree is not null;

    public bool MeansAll => All || IsElsewhere;

    /// <summary>Null for a wish that makes sense.</summary>
    public string? Fault => this switch
    {
        { All: true, Jobs.IsEmpty: false } => CancelMessages.OneOrAll,
        { Run: not null, Worktree: not null } => CancelMessages.RunOrWorktree,
        _ => null,
    };

    /// <exception cref="DaftException">There is no such run, or nothing is known of such a worktree.</exception>
    /// <param name="repository">That has them.</param>
    /// <param name="directory">What a relative path is relative to.</param>
    public IReadOnlyList<RunSnapshot> FindRuns(CurrentRepository repository, string directory) => this switch
    {
        { Run: { } id } => [repository.AllRuns().WithId(id)],
        { Worktree: { } name } => repository.OfWorktree(name, directory),
        _ => repository.OwnRuns(),
    };
}
