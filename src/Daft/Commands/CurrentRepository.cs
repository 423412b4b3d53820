using Daft.Core;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>The repository and worktree that a command was typed in, and their runs.</summary>
internal sealed class CurrentRepository
{
    private readonly RunReader _reader;

    private CurrentRepository(WorktreeLayout layout, Composition composition)
    {
        Layout = layout;
        Store = new RunStore(layout.CommonDirectory, composition.Platform.Files);
        _reader = new RunReader(composition.Platform.Files);
    }

    public WorktreeLayout Layout { get; }

    public RunStore Store { get; }

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
    public static CurrentRepository Find(Composition composition) =>
        WorktreeLayout.Find(composition.Directory, composition.Variables.GetValueOrDefault("GIT_DIR"), composition.Platform.Files) is { } layout
            ? new CurrentRepository(layout, composition)
            : throw new DaftException(CommandLineMessages.NotARepository(composition.Directory), CommandLineMessages.NotARepositoryHint);

    /// <summary>Of every worktree, removed ones too; oldest first.</summary>
    public IReadOnlyList<RunSnapshot> AllRuns() => [.. Store.List().Select(_reader.TryRead).OfType<RunSnapshot>()];

    /// <summary>Of this worktree alone, oldest first; of an earlier one at the same place or of the same name none.</summary>
    public IReadOnlyList<RunSnapshot> OwnRuns()
    {
        _ = WorktreeRoot;
        string nonce = Nonce(Layout.IsLinked ? Layout.GitDirectory : null);
        return [.. Store.List().Select(folder => TryReadOwn(folder, nonce)).OfType<RunSnapshot>()];
    }

    /// <summary>Whether the worktree of a run is gone.</summary>
    public Func<RunSnapshot, bool> WorktreesThatAreGone()
    {
        StandingWorktrees standing = StandingWorktrees.Of(Layout.CommonDirectory);
        return run => !standing.Include(run.State.Plan.Worktree);
    }

    private RunSnapshot? TryReadOwn(RunFolder folder, string nonce) =>
        RunReader.TryReadPlan(folder) is { } plan && IsOwn(plan.Worktree, nonce) ? _reader.Read(folder, plan) : null;

    private bool IsOwn(WorktreeIdentity worktree, string nonce) =>
        worktree.AdministrativeId == Layout.AdministrativeId && worktree.Nonce == nonce;

    private static string Nonce(string? gitDirectory) => gitDirectory is null ? "" : WorktreeMarker.Find(gitDirectory) ?? "";
}
