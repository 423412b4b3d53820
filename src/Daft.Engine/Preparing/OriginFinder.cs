using Daft.Core.Planning;
using Daft.Core.Templates;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Preparing;

/// <summary>Looks up what templates ask for and nobody else does; each answer is a short git command, so only what is asked.</summary>
internal sealed class OriginFinder(IPlatform platform, WorktreeLayout layout, IReadOnlyDictionary<string, string> environment)
{
    private const string UsualRemote = "origin";
    private const string CreatedFrom = "branch: Created from ";

    private readonly GitCommand _git = new(layout, environment);

    /// <param name="names">Of the templates that are used.</param>
    /// <param name="branch">Short name of the worktree's; null on a detached HEAD.</param>
    public async Task<WorktreeOrigin> FindAsync(IReadOnlySet<string> names, string? branch, CancellationToken cancellationToken)
    {
        bool asksForRemote = names.Overlaps([TemplateNames.Remote, TemplateNames.RepositoryUrl, TemplateNames.DefaultBranch]);
        string? remote = asksForRemote ? await FindRemoteAsync(branch, cancellationToken) : null;
        return new WorktreeOrigin
        {
            SourceWorktree = names.Contains(TemplateNames.SourceWorktree) ? FindSource()?.WorktreeRoot : null,
            Remote = remote,
            BaseBranch = names.Contains(TemplateNames.BaseBranch) && branch is not null ? await FindBaseAsync(branch, cancellationToken) : null,
            RepositoryUrl = names.Contains(TemplateNames.RepositoryUrl) && remote is not null
                ? RepositoryUrl.WithoutPassword(await AskAsync(cancellationToken, "config", "--get", $"remote.{remote}.url"))
                : null,
            DefaultBranch = names.Contains(TemplateNames.DefaultBranch) && remote is not null ? await FindDefaultAsync(remote, cancellationToken) : null,
        };
    }

    /// <summary>
    /// git stands in the root of the worktree in which it was called, and one of the processes above this one is that git;
    /// where the system does not tell, the main worktree.
    /// </summary>
    private WorktreeLayout? FindSource() =>
        platform.Processes.FoldersOfAncestors().Select(FindOther).FirstOrDefault(other => other is not null) ?? layout.FindMain(platform.Files);

    /// <returns>Null for a folder that is in no other worktree of this repository.</returns>
    private WorktreeLayout? FindOther(string folder) =>
        WorktreeLayout.Find(folder, null, platform.Files) is { WorktreeRoot: not null } other
        && other.CommonDirectory == layout.CommonDirectory && other.GitDirectory != layout.GitDirectory
            ? other
            : null;

    /// <summary>The one that the branch follows, else the usual one, else the only one.</summary>
    private async Task<string?> FindRemoteAsync(string? branch, CancellationToken cancellationToken)
    {
        if (branch is not null && await AskAsync(cancellationToken, "config", "--get", $"branch.{branch}.remote") is { } followed and not ".")
            return followed;
        string[] remotes = (await AskAsync(cancellationToken, "remote"))?.Split('\n') ?? [];
        return remotes.Contains(UsualRemote) ? UsualRemote : remotes is [var only] ? only : null;
    }

    private async Task<string?> FindDefaultAsync(string remote, CancellationToken cancellationToken) =>
        await AskAsync(cancellationToken, "symbolic-ref", "--quiet", "--short", $"refs/remotes/{remote}/HEAD") is { } reference
        && reference.StartsWith(remote + "/", StringComparison.Ordinal)
            ? reference[(remote.Length + 1)..]
            : null;

    /// <summary>The first line of the branch's reflog says what it was made from; a branch only where one is called so.</summary>
    private async Task<string?> FindBaseAsync(string branch, CancellationToken cancellationToken)
    {
        string? first = (await AskAsync(cancellationToken, "reflog", "show", "--format=%gs", $"refs/heads/{branch}"))?.Split('\n')[^1];
        if (first?.StartsWith(CreatedFrom, StringComparison.Ordinal) != true)
            return null;
        // HEAD is that of the worktree in which the command was given, and there it still is what it was.
        string source = first[CreatedFrom.Length..];
        string? full = source == "HEAD" && FindSource() is { } other
            ? await AskAsync(new GitCommand(other, environment), cancellationToken, "symbolic-ref", "--quiet", "HEAD")
            : await AskAsync(cancellationToken, "rev-parse", "--quiet", "--verify", "--symbolic-full-name", $"refs/heads/{source}");
        return full is not null && full != $"refs/heads/{branch}" ? CommitHead.ShortName(full) : null;
    }

    /// <returns>What git prints, without the line end; null where it has nothing to say.</returns>
    private Task<string?> AskAsync(CancellationToken cancellationToken, params string[] question) => AskAsync(_git, cancellationToken, question);

    private static async Task<string?> AskAsync(GitCommand git, CancellationToken cancellationToken, params string[] question) =>
        await git.RunAsync(question, cancellationToken) is ShortCommandResult.Finished { ExitCode: 0 } finished
        && finished.OutputText.TrimEnd('\n', '\r') is { Length: > 0 } text
            ? text
            : null;
}
