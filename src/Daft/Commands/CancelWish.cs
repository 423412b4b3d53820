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

    /// <summary>Every worktree of the repository, removed ones too.</summary>
    public required bool Everywhere { get; init; }

    public bool MeansAll => All || Run is not null || Worktree is not null || Everywhere;

    public string NothingRuns => this switch
    {
        { Everywhere: true } => CancelMessages.NothingRunsAnywhere,
        { Run: null, Worktree: null } => CancelMessages.NothingRuns,
        _ => CancelMessages.NothingRunsThere,
    };

    /// <summary>Null for a wish that makes sense.</summary>
    public string? Fault => this switch
    {
        { All: true, Jobs.IsEmpty: false } => CancelMessages.OneOrAll,
        { Run: not null, Worktree: not null } or { Run: not null, Everywhere: true } or { Worktree: not null, Everywhere: true } => CancelMessages.OnePlace,
        _ => null,
    };

    /// <exception cref="DaftException">There is no such run, or nothing is known of such a worktree.</exception>
    /// <param name="repository">That has them.</param>
    /// <param name="directory">What a relative path is relative to.</param>
    public IReadOnlyList<RunSnapshot> FindRuns(CurrentRepository repository, string directory) => this switch
    {
        { Run: { } id } => [repository.AllRuns().WithId(id)],
        { Worktree: { } name } => repository.OfWorktree(name, directory),
        { Everywhere: true } => repository.AllRuns(),
        _ => repository.OwnRuns(),
    };
}
