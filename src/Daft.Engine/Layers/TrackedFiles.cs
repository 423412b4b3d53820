using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Layers;

/// <summary>
/// Whether a file in a working tree came from the repository. What it may run without being asked hangs on it, so every
/// doubt makes it the repository's: another spelling that the file system takes for the same, and a symbolic link or a
/// submodule anywhere on the way to it.
/// </summary>
internal sealed class TrackedFiles(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>What <c>git --literal-pathspecs</c> and its sisters hand on to hooks would change what is asked here.</summary>
    private const string PathspecSuffix = "_PATHSPECS";

    /// <param name="path">From the root of the worktree, with forward slashes.</param>
    /// <exception cref="DaftException">git does not say.</exception>
    public async Task<bool> IsTrackedAsync(WorktreeLayout worktree, string path, CancellationToken cancellationToken)
    {
        string[] way = [.. LinkTrail.Of(worktree.WorktreeRoot!, path)];
        // From where git stands: a root that somebody else's files name may be a folder of a larger working tree.
        string[] questions = ["ls-files", "-z", "--cached", "--", .. way.Select(part => $":(icase,literal){part}")];
        ShortCommandResult listed = await new GitCommand(worktree, Environment()).RunAsync(questions, cancellationToken);
        if (listed is not ShortCommandResult.Finished { ExitCode: 0 } finished)
            throw new DaftException($"cannot tell whether '{path}' is tracked: {listed.Describe("git ls-files")}");
        return finished.OutputText.Split('\0').Intersect(way, StringComparer.OrdinalIgnoreCase).Any();
    }

    private Dictionary<string, string> Environment() =>
        environment.Where(variable => !variable.Key.EndsWith(PathspecSuffix, StringComparison.Ordinal)).ToDictionary();
}
