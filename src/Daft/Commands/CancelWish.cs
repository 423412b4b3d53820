using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
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

    /// <summary>Path of another worktree, which may be gone.</summary>
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
    public IReadOnlyList<RunSnapshot> FindRuns(CurrentRepository repository)
    {
        if (Run is not null)
            return [FindRun(repository.AllRuns())];
        if (Worktree is null)
            return repository.OwnRuns();
        return repository.RunsOf(Worktree) is { Count: > 0 } runs
            ? runs
            : throw new DaftException(CancelMessages.UnknownWorktree(Worktree), JobsMessages.NothingKnownHint, ExitCode.NothingKnown);
    }

    private RunSnapshot FindRun(IReadOnlyList<RunSnapshot> runs)
    {
        RunSnapshot[] found = [.. runs.Where(run => run.Folder.RunId.StartsWith(Run!, StringComparison.Ordinal))];
        string? closest = Spelling.FindClosest(Run!, [.. runs.Select(run => run.Folder.RunId)]);
        return found switch
        {
            [var one] => one,
            [] => throw new DaftException(CancelMessages.UnknownRun(Run!), closest is null ? CancelMessages.KnownRuns : CommandLineMessages.DidYouMean(closest), ExitCode.NothingKnown),
            _ => throw new DaftException(CancelMessages.SeveralRuns(Run!), CancelMessages.KnownRuns),
        };
    }
}
