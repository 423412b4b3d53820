using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>The repository and worktree that a command was typed in, and their runs.</summary>
internal sealed class CurrentRepository
{
    private readonly RunReader _reader;
    private readonly LostRuns _lost;
    private readonly IFileTable _files;
    private readonly ImmutableDictionary<string, string> _variables;

    private CurrentRepository(WorktreeLayout layout, Composition composition)
    {
        Layout = layout;
        Store = new RunStore(layout.CommonDirectory, composition.Platform.Files);
        _reader = new RunReader(composition.Platform.Files, new Survivors(composition.Platform));
        _lost = new LostRuns(composition.Platform, composition.Launcher, composition.Time);
        _files = composition.Platform.Files;
        _variables = composition.Variables;
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
    public static CurrentRepository Find(Composition composition) => TryFind(composition) ?? throw NotFound(composition);

    /// <returns>Null where there is no repository here.</returns>
    public static CurrentRepository? TryFind(Composition composition) =>
        WorktreeLayout.Find(composition.Directory, composition.Variables.GetValueOrDefault("GIT_DIR"), composition.Platform.Files) is { } layout
            ? new CurrentRepository(layout, composition)
            : null;

    /// <summary>Whether there ever was a run in any worktree, as far as it is still known.</summary>
    public bool HasRuns => Directory.Exists(Store.RunsPath);

    /// <summary>Of every worktree, removed ones too; oldest first.</summary>
    public IReadOnlyList<RunSnapshot> AllRuns() => [.. Store.List().Select(TryRead).OfType<RunSnapshot>()];

    /// <summary>Of the worktree that stands at this path, wherever its runs found it; none where no worktree of this repository does.</summary>
    public IReadOnlyList<RunSnapshot> StandingRunsOf(string path) =>
        _files.FindRealPath(path) is { } root && WorktreeLayout.Find(root, null, _files) is { } layout
            && layout.WorktreeRoot == root && layout.CommonDirectory == Layout.CommonDirectory
            ? RunsOf(layout)
            : [];

    /// <summary>Of this worktree alone, oldest first; of an earlier one at the same place or of the same name none.</summary>
    public IReadOnlyList<RunSnapshot> OwnRuns()
    {
        _ = WorktreeRoot;
        return RunsOf(Layout);
    }

    /// <summary>The runs that say how this worktree stands, newest first; no others are read.</summary>
    public ImmutableArray<RunSnapshot> RecentRuns()
    {
        _ = WorktreeRoot;
        return Core.Runs.RecentRuns.Of(TryReadAll(Layout, Store.List().Reverse()), run => run.State.Plan);
    }

    /// <summary>Whether the worktree of a run is gone.</summary>
    public Func<RunSnapshot, bool> WorktreesThatAreGone()
    {
        StandingWorktrees standing = StandingWorktrees.Of(Layout.CommonDirectory);
        return run => !standing.Include(run.State.Plan.Worktree);
    }

    private IReadOnlyList<RunSnapshot> RunsOf(WorktreeLayout layout) => [.. TryReadAll(layout, Store.List())];

    /// <summary>As they are asked for, one after the other.</summary>
    private IEnumerable<RunSnapshot> TryReadAll(WorktreeLayout layout, IEnumerable<RunFolder> folders)
    {
        string nonce = Nonce(layout.IsLinked ? layout.GitDirectory : null);
        return folders
            .Select(folder => TryRead(folder, worktree => worktree.AdministrativeId == layout.AdministrativeId && worktree.Nonce == nonce, mention: nonce))
            .OfType<RunSnapshot>();
    }

    /// <summary>A folder whose <c>.git</c> leads nowhere was a worktree; that says more than "no repository".</summary>
    private static DaftException NotFound(Composition composition) =>
        WorktreeLayout.FindRemoved(composition.Directory, composition.Platform.Files) is { } removed
            ? new DaftException(CommandLineMessages.RemovedWorktree(removed), CommandLineMessages.RemovedWorktreeHint)
            : new DaftException(CommandLineMessages.NotARepository(composition.Directory), CommandLineMessages.NotARepositoryHint);

    private RunSnapshot? TryRead(RunFolder folder) => TryRead(folder, _ => true);

    private RunSnapshot? TryRead(RunFolder folder, Predicate<WorktreeIdentity> isMeant, string mention = "")
    {
        if (RunReader.TryReadPlan(folder, mention) is not { } plan || !isMeant(plan.Worktree))
            return null;
        RunSnapshot run = _reader.Read(folder, plan);
        _lost.Tend(run, _variables);
        return run;
    }

    private static string Nonce(string? gitDirectory) => gitDirectory is null ? "" : WorktreeMarker.Find(gitDirectory) ?? "";
}
