using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>
/// A folder inside the worktree. <c>.</c> and <c>..</c> are resolved here, by the text alone; whether a link leads out is
/// for those to see who see the folder.
/// </summary>
internal sealed record RootKind() : ValueKind<string>("a folder inside the worktree, written relative to it")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        value = Scalars.FindText(entry.Value);
        if (string.IsNullOrWhiteSpace(value) || value.Contains('\0', StringComparison.Ordinal))
            return Refuse(entry, report);
        if (value.Contains('\\', StringComparison.Ordinal))
            return Refuse(entry, report, $"write '{VisibleText.Excerpt(value.Replace('\\', '/'))}'");
        value = IsAbsolute(value) ? null : Resolve(value);
        return value is not null || Refuse(entry, report);
    }

    /// <summary>Home folders and drives too: on one system or another they are no folder of the worktree.</summary>
    private static bool IsAbsolute(string path) =>
        path[0] is '/' || path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    /// <returns>Null where it leads out of the worktree.</returns>
    private static string? Resolve(string path)
    {
        var folders = new Stack<string>();
        foreach (string part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                folders.Push(part);
            else if (!folders.TryPop(out _))
                return null;
        }

        return folders.Count == 0 ? "." : string.Join('/', folders.Reverse());
    }
}
