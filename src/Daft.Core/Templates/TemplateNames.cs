using System.Collections.Immutable;

namespace Daft.Core.Templates;

/// <summary>What may stand between the braces of a template, spelled exactly so.</summary>
public static class TemplateNames
{
    public const string Branch = "branch";
    public const string WorktreeBranch = "worktree_branch";
    public const string WorktreePath = "worktree_path";
    public const string WorktreeRoot = "worktree_root";
    public const string WorktreeSlug = "worktree_slug";
    public const string SourceWorktree = "source_worktree";
    public const string GitDirectory = "git_dir";
    public const string Remote = "remote";
    public const string JobName = "job_name";
    public const string BaseBranch = "base_branch";
    public const string Commit = "commit";
    public const string RepositoryUrl = "repository_url";
    public const string DefaultBranch = "default_branch";

    private const string VariablePrefix = "DAFT_TEMPLATE_";

    public static ImmutableArray<string> All =>
    [
        Branch, WorktreeBranch, WorktreePath, WorktreeRoot, WorktreeSlug, SourceWorktree, GitDirectory,
        Remote, JobName, BaseBranch, Commit, RepositoryUrl, DefaultBranch,
    ];

    public static bool IsKnown(string name) => name
        is Branch or WorktreeBranch or WorktreePath or WorktreeRoot or WorktreeSlug or SourceWorktree or GitDirectory
        or Remote or JobName or BaseBranch or Commit or RepositoryUrl or DefaultBranch;

    /// <summary>The variable that carries a template's value into a shell (see <see cref="ShellTemplate"/>).</summary>
    public static string VariableOf(string name) => VariablePrefix + name.ToUpperInvariant();
}
