using System.Diagnostics;

namespace Daft.EndToEnd.Harness;

/// <summary>Programs that not every machine has. Where one is missing the test is inconclusive; with <c>CI=true</c> it fails.</summary>
internal static class Tools
{
    /// <summary>The folder of a git with configuration hooks (2.54 or later), to be put in front of <c>PATH</c>.</summary>
    public static string RequireNewGit() =>
        GitCandidates().FirstOrDefault(HasConfigurationHooks) is { } git
            ? Path.GetDirectoryName(git)!
            : Missing<string>("a git of 2.54 or later (DAFT_TEST_NEW_GIT names it)");

    public static void RequireCargo() => Require("cargo");

    public static void RequireTmux() => Require("tmux");

    public static void Require(string program)
    {
        if (FindOnPath(program) is null)
            Missing<string>(program);
    }

    public static T Missing<T>(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new AssertFailedException($"this machine lacks {what}");
        throw new AssertInconclusiveException($"this machine lacks {what}");
    }

    private static IEnumerable<string> GitCandidates()
    {
        string? named = Environment.GetEnvironmentVariable("DAFT_TEST_NEW_GIT");
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "daft-tests");
        IEnumerable<string?> candidates = [named, .. Installed(cache), .. Installed("/opt"), FindOnPath("git")];
        return candidates.OfType<string>().Where(File.Exists);
    }

    private static IEnumerable<string> Installed(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "git-*").Select(git => Path.Combine(git, "bin", "git")) : [];

    private static bool HasConfigurationHooks(string git)
    {
        using var process = Process.Start(new ProcessStartInfo(git, ["version"]) { RedirectStandardOutput = true })!;
        string[] words = process.StandardOutput.ReadToEnd().Split(' ', '\n');
        process.WaitForExit();
        string[] numbers = words.Length > 2 ? words[2].Split('.') : [];
        return numbers.Length > 1 && Version.TryParse($"{numbers[0]}.{numbers[1]}", out Version? version) && version >= new Version(2, 54);
    }

    private static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
