namespace Daft.Core.Recipes;

/// <summary>Folders of a repository as paths with forward slashes; <c>.</c> is the root.</summary>
internal static class Folders
{
    public const string Root = ".";

    public static string Of(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : Root;

    public static string Join(string folder, string name) => folder == Root ? name : $"{folder}/{name}";

    public static int Depth(string folder) => folder == Root ? 0 : folder.Count(letter => letter == '/') + 1;

    /// <summary>Whether <paramref name="inner"/> lies below <paramref name="outer"/>; a folder does not lie below itself.</summary>
    public static bool IsBelow(string inner, string outer) =>
        inner != outer && (outer == Root || inner.StartsWith(outer + "/", StringComparison.Ordinal));
}
