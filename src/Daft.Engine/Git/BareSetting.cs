namespace Daft.Engine.Git;

/// <summary>
/// Whether a repository found through a <c>.git</c> is bare all the same: worktrees kept beside a <c>.git</c> file that
/// points to a bare repository are a common layout, and the folder that holds them is nobody's working tree.
/// </summary>
internal static class BareSetting
{
    /// <summary><c>config.worktree</c> is where git moves the setting once <c>extensions.worktreeConfig</c> is on.</summary>
    public static bool IsBare(string commonDirectory) =>
        ReadFrom(Path.Combine(commonDirectory, "config.worktree")) ?? ReadFrom(Path.Combine(commonDirectory, "config")) ?? false;

    private static bool? ReadFrom(string configuration)
    {
        try
        {
            return Parse(File.ReadLines(configuration));
        }
        catch (Exception unreadable) when (FileTrouble.Is(unreadable))
        {
            // A repository without the file is not bare, and git itself has already complained about an unreadable one.
            return null;
        }
    }

    /// <summary>The last <c>core.bare</c> of a git configuration file; null where there is none.</summary>
    internal static bool? Parse(IEnumerable<string> lines)
    {
        bool? bare = null;
        bool inCore = false;
        foreach (string line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
                inCore = line.StartsWith("[core]", StringComparison.OrdinalIgnoreCase);
            else if (inCore && ValueOf("bare", line) is { } value)
                bare = GitBoolean.Parse(value) ?? bare;
        }

        return bare;
    }

    private static string? ValueOf(string key, string line)
    {
        string[] parts = line.Split('#', ';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
        if (!parts[0].Equals(key, StringComparison.OrdinalIgnoreCase))
            return null;
        return parts.Length == 1 ? "true" : parts[1].Trim('"');
    }
}
