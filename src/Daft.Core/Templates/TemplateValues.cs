namespace Daft.Core.Templates;

/// <summary>
/// What templates stand for in one job of one run. What is not there (no branch on a detached HEAD, no remote) is null
/// and becomes the empty text: the name is right, there is only nothing to say.
/// </summary>
public sealed record TemplateValues
{
    /// <summary>Short name of the branch checked out in the worktree: <c>{branch}</c> and <c>{worktree_branch}</c>. Null on a detached HEAD.</summary>
    public string? Branch { get; init; }

    /// <summary>Absolute path of the worktree's root: <c>{worktree_path}</c>.</summary>
    public required string WorktreePath { get; init; }

    /// <summary>
    /// Absolute path of the folder that holds the repository's <c>.git</c>, or of a bare repository itself:
    /// <c>{worktree_root}</c>. The same for all worktrees, and the same as <c>DAFT_PROJECT_ROOT</c>: the root the
    /// worktrees belong to, not the root of one.
    /// </summary>
    public required string ProjectRoot { get; init; }

    /// <summary>Absolute path of the worktree in which the command was given: <c>{source_worktree}</c>. Null where it was given in none.</summary>
    public string? SourceWorktree { get; init; }

    /// <summary>Absolute path of the git directory that all worktrees share: <c>{git_dir}</c>, <c>DAFT_GIT_DIR</c>.</summary>
    public required string GitDirectory { get; init; }

    /// <summary>Name of the remote, usually <c>origin</c>: <c>{remote}</c>.</summary>
    public string? Remote { get; init; }

    /// <summary><c>{job_name}</c>; null in what belongs to no job, the condition of a hook.</summary>
    public string? JobName { get; init; }

    /// <summary>Short name of the branch from which the worktree's own was made: <c>{base_branch}</c>. Null where it was not made with the worktree.</summary>
    public string? BaseBranch { get; init; }

    /// <summary>Full id of the commit checked out: <c>{commit}</c>. Null on an unborn branch.</summary>
    public string? Commit { get; init; }

    /// <summary>URL of the remote, as the repository's configuration has it: <c>{repository_url}</c>.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>Short name of the remote's own branch: <c>{default_branch}</c>.</summary>
    public string? DefaultBranch { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">No template has this name (<see cref="TemplateNames.IsKnown"/>).</exception>
    public string Of(string name) => (name switch
    {
        TemplateNames.Branch or TemplateNames.WorktreeBranch => Branch,
        TemplateNames.WorktreePath => WorktreePath,
        TemplateNames.WorktreeRoot => ProjectRoot,
        TemplateNames.WorktreeSlug => WorktreeSlug.Of(WorktreePath, ProjectRoot),
        TemplateNames.SourceWorktree => SourceWorktree,
        TemplateNames.GitDirectory => GitDirectory,
        TemplateNames.Remote => Remote,
        TemplateNames.JobName => JobName,
        TemplateNames.BaseBranch => BaseBranch,
        TemplateNames.Commit => Commit,
        TemplateNames.RepositoryUrl => RepositoryUrl,
        TemplateNames.DefaultBranch => DefaultBranch,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no template has this name"),
    }) ?? "";
}
