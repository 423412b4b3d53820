using System.Security.Cryptography;

namespace Daft.EndToEnd.Harness;

/// <summary>Every entry below a folder with its mode, link target and content, as text that two moments can be compared by.</summary>
internal static class Snapshot
{
    public static string Of(string folder, params string[] without) =>
        string.Join('\n', Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(path => !without.Contains(Path.GetRelativePath(folder, path)))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(folder, path)} {Describe(new FileInfo(path))}"));

    private static string Describe(FileInfo file)
    {
        if (file.LinkTarget is { } target)
            return $"-> {target}";
        return file.Attributes.HasFlag(FileAttributes.Directory)
            ? $"{file.UnixFileMode}"
            : $"{file.UnixFileMode} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}";
    }
}
