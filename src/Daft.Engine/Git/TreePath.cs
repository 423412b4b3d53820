namespace Daft.Engine.Git;

/// <summary>Paths within a commit's tree: forward slashes, no dots, the empty one is the root.</summary>
internal static class TreePath
{
    /// <summary>Null for a path that leads out of the tree, or cannot be one.</summary>
    public static string? Normalise(string path)
    {
        if (path.StartsWith('/') || path.Contains('\n', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var parts = new List<string>();
        foreach (string part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    /// <summary><c>a/b/c</c>: <c>a</c>, <c>a/b</c>, <c>a/b/c</c>.</summary>
    public static IEnumerable<string> Ancestry(string path)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
        yield return path;
    }

    /// <summary>Where <paramref name="path"/> leads once the symbolic link at <paramref name="link"/>, a leading part of it, is followed.</summary>
    public static string? Follow(string path, string link, string target)
    {
        if (target.StartsWith('/'))
            return null;
        int lastSlash = link.LastIndexOf('/');
        string folder = lastSlash < 0 ? "" : link[..(lastSlash + 1)];
        return Normalise(folder + target + path[link.Length..]);
    }
}
