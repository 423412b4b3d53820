using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>The repository and worktree that a command was typed in, and their runs.</summary>
internal sealed class CurrentRepository
{
    private readonly RunStore _store;
    private readonly RunReader _reader;

    private CurrentRepository(WorktreeLayout layout, Composition composition)
    {
        Layout = layout;
        _store = new RunStore(layout.CommonDirectory, composition.Platform.Files);
        _reader = new RunReader(composition.Platform.Files);
    }

    public WorktreeLayout Layout { get; }

    /// <summary>The working tree's root.</summary>
    /// <exception cref="DaftException">There is none: a bare repository.</exception>
    public string WorktreeRoot =>
        Layout.WorktreeRoot ?? throw new DaftException(CommandLineMessages.NoWorktree, CommandLineMessages.NoWorktreeHint);

    /// <exception cref="DaftException">There is no working tree: a bare repository.</exception>
    public WorktreeLayout InWorktree()
    {
        _ = WorktreeRoot;
        return Layout;
    }

    /// <exception cref="DaftException">There is no repository here.</exception>
    public static CurrentRepository Find(Composition composition) => TryFind(composition) ?? throw NotFound(composition);

    /// <returns>Null where there is no repository here.</returns>
    public static CurrentRepository? TryFind(Composition composition) =>
        WorktreeLayout.Find(composition.Directory, composition.Variables.GetValueOrDefault("GIT_DIR"), composition.Platform.Files) is { } layout
            ? new CurrentRepository(layout, composition)
            : null;

    /// <summary>Whether there ever was a run in any worktree, as far as it is still known.</summary>
    public bool HasRuns => Directory.Exists(_store.RunsPath);

    /// <summary>Of every worktree, removed ones too; oldest first.</summary>
    public IReadOnlyList<RunSnapshot> AllRuns() => [.. _store.List().Select(_reader.TryRead).OfType<RunSnapshot>()];

    /// <summary>Of this worktree alone, oldest first; of an earlier one at the same place or of the same name none.</summary>
    public IReadOnlyList<RunSnapshot> OwnRuns()
    {
        _ = WorktreeRoot;
        string nonce = Nonce(Layout.IsLinked ? Layout.GitDirectory : null);
        return [.. _store.List().Select(folder => TryReadOwn(folder, nonce)).OfType<RunSnapshot>()];
    }

    /// <summary>The runs that say how this worktree stands, newest first; no others are read.</summary>
    public ImmutableArray<RunSnapshot> RecentRuns()
    {
        _ = WorktreeRoot;
        string nonce = Nonce(Layout.IsLinked ? Layout.GitDirectory : null);
        return Core.Runs.RecentRuns.Of(
            _store.List().Reverse().Select(folder => TryReadOwn(folder, nonce)).OfType<RunSnapshot>(), run => run.State.Plan);
    }

    /// <summary>Whether the worktree of a run is gone.</summary>
    public Func<RunSnapshot, bool> WorktreesThatAreGone()
    {
        var standing = WorktreeList.Read(Layout.CommonDirectory)
            .Where(worktree => worktree.Exists)
            .Select(worktree => (worktree.AdministrativeId, Nonce(worktree.GitDirectory)))
            .ToHashSet();
        return run => run.State.Plan.Worktree is { IsMain: false } worktree
            && !standing.Contains((worktree.AdministrativeId, worktree.Nonce));
    }

    /// <summary>A folder whose <c>.git</c> leads nowhere was a worktree; that says more than "no repository".</summary>
    private static DaftException NotFound(Composition composition) =>
        WorktreeLayout.FindRemoved(composition.Directory, composition.Platform.Files) is { } removed
            ? new DaftException(CommandLineMessages.RemovedWorktree(removed), CommandLineMessages.RemovedWorktreeHint)
            : new DaftException(CommandLineMessages.NotARepository(composition.Directory), CommandLineMessages.NotARepositoryHint);

    private RunSnapshot? TryReadOwn(RunFolder folder, string nonce) =>
        RunReader.TryReadPlan(folder, nonce) is { } plan && IsOwn(plan.Worktree, nonce) ? _reader.Read(folder, plan) : null;

    private bool IsOwn(WorktreeIdentity worktree, string nonce) =>
        worktree.AdministrativeId == Layout.AdministrativeId && worktree.Nonce == nonce;

    private static string Nonce(string? gitDirectory) => gitDirectory is null ? "" : WorktreeMarker.Find(gitDirectory) ?? "";
}
