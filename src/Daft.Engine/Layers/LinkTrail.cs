namespace Daft.Engine.Layers;

/// <summary>Every place within a folder that the system passes on the way to a file, symbolic links followed one by one.</summary>
internal static class LinkTrail
{
    /// <summary>As the kernel: a chain this long is a loop.</summary>
    private const int MostLinks = 40;

    /// <param name="root">Without symbolic links.</param>
    /// <param name="path">From the root, with forward slashes.</param>
    /// <returns>Paths from the root, with forward slashes.</returns>
    public static IReadOnlyList<string> Of(string root, string path)
    {
        var passed = new List<string>();
        var rest = new Stack<string>(Parts(path).Reverse());
        string current = root;
        for (int links = 0; rest.TryPop(out string? part) && links <= MostLinks;)
        {
            string next = Path.GetFullPath(part, current);
            if (Within(root, next) is { } relative)
                passed.Add(relative);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            links++;
            current = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : current;
            foreach (string step in Parts(target).Reverse())
                rest.Push(step);
        }

        return passed;
    }

    private static string[] Parts(string path) => Path.IsPathRooted(path) ? Split(path[Path.GetPathRoot(path)!.Length..]) : Split(path);

    private static string[] Split(string path) => path.Split((char[])['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null for the root itself and for whatever is not below it.</summary>
    private static string? Within(string root, string path)
    {
        string relative = Path.GetRelativePath(root, path);
        return relative == "." || Path.IsPathRooted(relative) || Split(relative)[0] == ".." ? null : string.Join('/', Split(relative));
    }
}
