namespace Daft.EndToEnd.Harness;

/// <summary>The repository that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>When anything that goes into the executable last changed.</summary>
    public static DateTime LastChange() =>
        new[] { "src", "hooks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => !IsProduct(file))
            .Concat(Directory.EnumerateFiles(Root, "*.props"))
            .Max(File.GetLastWriteTimeUtc);

    private static bool IsProduct(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Daft.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("these tests run inside the repository that they were built from"));
}
