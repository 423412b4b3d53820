using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Installing;

/// <summary>The folder in which git looks for this repository's hooks.</summary>
/// <param name="Path">Absolute, but for a relative <c>core.hooksPath</c>, which is another folder in every worktree.</param>
/// <param name="WhyNotOurs">Why nothing may be written there; null where it may.</param>
internal sealed record HooksFolder(string Path, string? WhyNotOurs)
{
    /// <exception cref="DaftException">git cannot read its configuration.</exception>
    public static async Task<HooksFolder> FindAsync(WorktreeLayout layout, GitCommand git, CancellationToken cancellationToken)
    {
        ShortCommandResult result = await git.RunAsync(["config", "-z", "--show-scope", "--type=path", "--get", "core.hooksPath"], cancellationToken);
        return result switch
        {
            ShortCommandResult.Finished { ExitCode: 0 } set when set.OutputText.Split('\0') is [var scope, var path, ..] => Judge(layout, scope, path),
            ShortCommandResult.Finished { ExitCode: 1 } => new HooksFolder(new InstallationPaths(layout.CommonDirectory).UsualHooksFolder, null),
            _ => throw new DaftException($"cannot read git's configuration: {result.Describe("git config")}"),
        };
    }

    private static HooksFolder Judge(WorktreeLayout layout, string scope, string path)
    {
        if (!System.IO.Path.IsPathFullyQualified(path))
            return new HooksFolder(path, $"core.hooksPath is '{path}', a folder within the working tree");
        if (IsWithin(layout.CommonDirectory, path))
            return new HooksFolder(path, null);
        if (scope is not ("local" or "worktree"))
            return new HooksFolder(path, $"core.hooksPath is '{path}' in git's {scope} configuration, for other repositories too");
        if (WorkingTrees(layout).Any(root => IsWithin(root, path)))
            return new HooksFolder(path, $"core.hooksPath is '{path}', a folder within the working tree");
        return File.Exists(path) || IsDevice(path)
            ? new HooksFolder(path, $"core.hooksPath is '{path}', which is no folder")
            : new HooksFolder(path, null);
    }

    private static IEnumerable<string> WorkingTrees(WorktreeLayout layout)
    {
        IEnumerable<string> linked = WorktreeList.Read(layout.CommonDirectory).Select(worktree => worktree.Path);
        bool hasMain = System.IO.Path.GetFileName(layout.CommonDirectory) == ".git";
        return hasMain ? linked.Append(System.IO.Path.GetDirectoryName(layout.CommonDirectory)!) : linked;
    }

    /// <summary><c>/dev/null</c> is how hooks are switched off.</summary>
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    /// <summary>By components: <c>/repo-evil</c> is not within <c>/repo</c>.</summary>
    private static bool IsWithin(string folder, string path)
    {
        string relative = System.IO.Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !relative.StartsWith(@"..\", StringComparison.Ordinal)
            && !System.IO.Path.IsPathFullyQualified(relative);
    }
}
