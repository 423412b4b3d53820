using Microsoft.Extensions.FileSystemGlobbing;

namespace Daft.Engine.Conditions;

/// <summary>
/// Globs over names that slashes divide, as over paths: <c>*</c> stands for any text within one part (<c>release/*</c> is
/// <c>release/1.0</c>, not <c>release/1.0/fix</c>), <c>**</c> for any number of whole parts, and a slash at the end for
/// everything below. <c>*.*</c> is the same as <c>*</c>. Nothing else is special, and case counts.
/// </summary>
/// <remarks>The only file that knows FileSystemGlobbing; nothing of it is touched before the first glob.</remarks>
internal static class Globs
{
    /// <summary>The names are in memory, below a folder that need not exist; without one the library asks for the current directory.</summary>
    private const string Folder = "/";

    public static bool Matches(string glob, string name)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(glob);
        return matcher.Match(Folder, name).HasMatches;
    }
}
