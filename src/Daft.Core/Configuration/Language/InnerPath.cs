namespace Daft.Core.Configuration.Language;

/// <summary>Paths with forward slashes that stay inside a folder. <c>.</c> and <c>..</c> are resolved here, by the text alone.</summary>
internal static class InnerPath
{
    /// <returns>Null for what can be no such path on one system or another.</returns>
    public static string? FindText(Setting.Entry entry) =>
        Scalars.FindText(entry.Value) is { } text && !string.IsNullOrWhiteSpace(text) && text.IndexOfAny(['\0', '\\']) < 0 ? text : null;

    public static string? Hint(Setting.Entry entry) =>
        Scalars.FindText(entry.Value)?.Replace('\\', '/') is { } path && path != Scalars.FindText(entry.Value)
            && !path.Contains('\0', StringComparison.Ordinal) && !IsAbsolute(path)
            ? $"write '{VisibleText.Excerpt(path)}'"
            : null;

    /// <summary>Home folders and drives too: on one system or another they are not below any other folder.</summary>
    public static bool IsAbsolute(string path) =>
        path[0] is '/' || path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    /// <returns><c>.</c> for the folder itself; null where the path leads out of it.</returns>
    public static string? Resolve(string path)
    {
        var folders = new Stack<string>();
        foreach (string part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                folders.Push(part);
            else if (!folders.TryPop(out _))
                return null;
        }

        return IsAbsolute(path) ? null : folders.Count == 0 ? "." : string.Join('/', folders.Reverse());
    }
}
