using System.Text;

namespace Daft.Core.Templates;

/// <summary>
/// A worktree's name made fit for a container, a database, a host name (RFC 1123, a label) or a folder:
/// <c>a</c> to <c>z</c>, digits, and single <c>-</c> between them. It comes from the worktree's path, not from its branch,
/// so it stays when another branch is checked out. Two paths that differ only in what is left out have the same one.
/// </summary>
public static class WorktreeSlug
{
    /// <summary>A label of a host name.</summary>
    public const int LongestSlug = 63;

    /// <summary>For a name in which nothing is left.</summary>
    public const string Fallback = "worktree";

    /// <summary>From the path below <paramref name="projectRoot"/>, or for a worktree elsewhere from its folder's name. Both absolute.</summary>
    public static string Of(string worktreePath, string projectRoot)
    {
        string relative = Path.GetRelativePath(projectRoot, worktreePath).Replace('\\', '/');
        bool isBelow = relative is not ("." or "..") && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return Of(isBelow ? relative : Path.GetFileName(Path.TrimEndingDirectorySeparator(worktreePath)));
    }

    /// <summary>Letters in lower case; everything but letters and digits of ASCII becomes one <c>-</c> between what is left.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        slug.Length = Math.Min(slug.Length, LongestSlug);
        string trimmed = slug.ToString().TrimEnd('-');
        return trimmed.Length == 0 ? Fallback : trimmed;
    }
}
