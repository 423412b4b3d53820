using System.Collections.Immutable;

namespace Daft.Core.Removal;

/// <summary>Recognises <c>rm -r PATH…</c> by its command line. Good for freezing jobs while it works, never for deleting anything.</summary>
public static class RecursiveDelete
{
    /// <param name="arguments">The program's name first.</param>
    /// <returns>Its operands as given; empty where this is no recursive <c>rm</c>.</returns>
    public static ImmutableArray<string> FindPaths(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !IsRemove(arguments[0]))
            return [];
        ImmutableArray<string> words = [.. arguments.Skip(1)];
        int end = words.IndexOf("--");
        ImmutableArray<string> mixed = end < 0 ? words : words[..end];
        ImmutableArray<string> rest = end < 0 ? [] : words[(end + 1)..];
        return mixed.Any(IsRecursive) ? [.. mixed.Where(word => !word.StartsWith('-')), .. rest] : [];
    }

    private static bool IsRemove(string program) => program[(program.LastIndexOf('/') + 1)..] == "rm";

    private static bool IsRecursive(string word) =>
        word == "--recursive"
        || (word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.AsSpan().IndexOfAny('r', 'R') > 0);
}
