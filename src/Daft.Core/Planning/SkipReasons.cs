namespace Daft.Core.Planning;

/// <summary>Why a job or a group has nothing to do here, in words; null where it has. A group's reason is that of all its jobs.</summary>
public static class SkipReasons
{
    /// <param name="tags">Its own, in the order of the file; the first that is excluded is named.</param>
    /// <param name="excluded">Those of the hook; tags are compared letter by letter.</param>
    public static string? OfTags(IEnumerable<string> tags, IReadOnlyCollection<string> excluded) =>
        tags.FirstOrDefault(excluded.Contains) is { } tag ? $"tag '{tag}' is excluded" : null;

    /// <param name="wanted">The processors it is for, in the order of the file; none: all.</param>
    /// <param name="actual">The one that daft runs on, spelled as in <paramref name="wanted"/>.</param>
    public static string? OfArchitecture(IReadOnlyList<string> wanted, string actual) =>
        wanted.Count == 0 || wanted.Contains(actual, StringComparer.Ordinal) ? null : $"only for {Either(wanted)}";

    /// <param name="isInteractive">Whether it wants to talk to the user.</param>
    /// <param name="hasTerminal">Whether whoever makes the run has a terminal to lend.</param>
    public static string? OfTerminal(bool isInteractive, bool hasTerminal) =>
        isInteractive && !hasTerminal ? "it is interactive and there is no terminal" : null;

    private static string Either(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
