using System.Runtime.Versioning;
using Daft.Engine.Installing;

namespace Daft.Engine.Tests.Git;

/// <summary>
/// The versions of git that daft is tried with: the one on <c>PATH</c>, and one with configuration hooks, which
/// <c>DAFT_TEST_NEW_GIT</c> names where it is in no usual place. Where that one is missing its tests are inconclusive;
/// with <c>CI=true</c> they fail.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class Gits
{
    private static readonly Lazy<string?> _new = new(() => Candidates().FirstOrDefault(HasConfigurationHooks));

    /// <summary>One row for each git, for <c>DynamicData</c>: what stands in front of <c>PATH</c>, empty for nothing.</summary>
    public static IEnumerable<object[]> Rows => _new.Value is { } git ? [[""], [Path.GetDirectoryName(git)!]] : [[""]];

    /// <summary>The folder of a git that reads hooks from its configuration.</summary>
    public static string RequireNew() =>
        _new.Value is { } git ? Path.GetDirectoryName(git)! : Missing("a git of 2.54 or later (DAFT_TEST_NEW_GIT names it)");

    /// <summary>The folder of a git that knows of hook files only.</summary>
    public static string RequireOld() =>
        FindOnPath("git") is { } git && !HasConfigurationHooks(git) ? Path.GetDirectoryName(git)! : Missing("a git before 2.54 on PATH");

    public static string Require(string program) => FindOnPath(program) ?? Missing(program);

    public static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Missing(string what) =>
        Environment.GetEnvironmentVariable("CI") == "true"
            ? throw new AssertFailedException($"this machine lacks {what}")
            : throw new AssertInconclusiveException($"this machine lacks {what}");

    private static IEnumerable<string> Candidates()
    {
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "daft-tests");
        IEnumerable<string?> candidates =
            [Environment.GetEnvironmentVariable("DAFT_TEST_NEW_GIT"), .. Installed(cache), .. Installed("/opt"), FindOnPath("git")];
        return candidates.OfType<string>().Where(File.Exists);
    }

    private static IEnumerable<string> Installed(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "git-*").Select(git => Path.Combine(git, "bin", "git")) : [];

    private static bool HasConfigurationHooks(string git)
    {
        using var sandbox = new GitSandbox();
        return GitVersion.Parse(sandbox.Run(sandbox.Root, git, "version").OutputText) >= GitVersion.WithConfigurationHooks;
    }
}
