using System.IO.Compression;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>A real wrapper, made by the Gradle of this machine, which unpacks that very Gradle instead of downloading another.</summary>
internal static class GradleWrapper
{
    /// <returns>The folder with <c>gradlew</c> and <c>gradle/wrapper</c>.</returns>
    public static string Require(Sandbox sandbox)
    {
        Tools.Require("java");
        Tools.Require("javac");
        Tools.Require("gradle");
        string home = sandbox.Run(sandbox.Root, "sh", "-c", "dirname \"$(dirname \"$(readlink -f \"$(command -v gradle)\")\")\"").ShouldExitWith(0).Output.Trim();
        return TestCache.Once("gradle-wrapper", unfinished => Make(sandbox, home, unfinished));
    }

    private static void Make(Sandbox sandbox, string home, string folder)
    {
        string scratch = Directory.CreateDirectory(Path.Combine(sandbox.Root, "gradle")).FullName;
        string archive = Path.Combine(TestCache.Folder("gradle"), "gradle.zip");
        // Debian's is a folder of links into others.
        sandbox.Run(scratch, "cp", "-RL", home, Path.Combine(Directory.CreateDirectory(Path.Combine(scratch, "distribution")).FullName, "gradle")).ShouldExitWith(0);
        Pack(Path.Combine(scratch, "distribution"), archive);
        File.WriteAllText(Path.Combine(folder, "settings.gradle"), "");
        sandbox.Run(folder, Limits.Build, "gradle", "--no-daemon", "--offline", "wrapper").ShouldExitWith(0);
        string properties = Path.Combine(folder, "gradle", "wrapper", "gradle-wrapper.properties");
        File.WriteAllLines(properties, File.ReadAllLines(properties).Select(line =>
            line.StartsWith("distributionUrl=", StringComparison.Ordinal) ? $"distributionUrl=file\\:{archive}" : line));
    }

    /// <summary>With an entry for every folder: an old wrapper makes none that is not named.</summary>
    private static void Pack(string folder, string archive)
    {
        File.Delete(archive);
        using ZipArchive zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        foreach (string path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            zip.CreateEntry(Path.GetRelativePath(folder, path) + "/");
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            zip.CreateEntryFromFile(path, Path.GetRelativePath(folder, path));
    }
}
