using Daft.Core;
using Daft.Core.Recipes;
using Daft.Engine.Git;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Recipes;

/// <summary>The files of a worktree that recipes are found by: those that git tracks, and new ones that it does not ignore.</summary>
public static class RepositoryListing
{
    /// <summary>In bytes; a manifest that is larger was not written by hand.</summary>
    private const long LargestText = 4 * 1024 * 1024;

    /// <param name="worktree">Root of the worktree that <paramref name="git"/> is asked in.</param>
    /// <exception cref="DaftException">git could not list the files.</exception>
    public static async Task<RepositoryFiles> ReadAsync(string worktree, GitCommand git, CancellationToken cancellationToken)
    {
        ShortCommandResult result = await git.RunAsync(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], cancellationToken);
        if (result is not ShortCommandResult.Finished { ExitCode: 0 } finished)
            throw new DaftException($"cannot list the repository's files: {result.Describe("git ls-files")}");
        var files = RepositoryFiles.Of(finished.OutputText.Split('\0', StringSplitOptions.RemoveEmptyEntries));
        return files.WithTexts(
            from path in files.ToRead
            let text = TryRead(Path.Combine(worktree, path))
            where text is not null
            select KeyValuePair.Create(path, text));
    }

    /// <summary>Null where a sparse worktree lacks the file, or it cannot be read: then its name alone has to do.</summary>
    private static string? TryRead(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestText ? File.ReadAllText(path) : null;
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            return null;
        }
    }
}
