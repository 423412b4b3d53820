namespace Daft.Core.Configuration;

/// <summary>Guesses which known word a stranger was meant to be.</summary>
public static class Spelling
{
    /// <summary>Longer ones are no typing mistakes, and comparing them costs the square of their length.</summary>
    private const int LongestWord = 64;

    /// <returns>The nearest candidate, the first of equals; null where none is near enough to be worth saying.</returns>
    public static string? FindClosest(string word, IEnumerable<string> candidates)
    {
        string wanted = word.ToUpperInvariant();
        return candidates
            .Select(candidate => (Candidate: candidate, Distance: Near(wanted, candidate.ToUpperInvariant())))
            .Where(near => near.Distance is not null)
            .OrderBy(near => near.Distance)
            .FirstOrDefault().Candidate;
    }

    /// <summary>The distance where it is at most a third of the longer word; an abbreviation and a part count as just within.</summary>
    private static int? Near(string word, string candidate)
    {
        int longer = Math.Max(word.Length, candidate.Length);
        if (longer > LongestWord)
            return null;
        int limit = longer < 3 ? 0 : Math.Max(1, longer / 3);
        int distance = Math.Abs(word.Length - candidate.Length) > limit ? limit + 1 : Distance(word, candidate);
        return distance <= limit ? distance : IsAbbreviation(word, candidate) || IsAbbreviation(candidate, word) || IsPart(word, candidate) ? limit + 1 : null;
    }

    /// <summary><c>fmt</c> of <c>format</c>: the same beginning, and the rest in the same order.</summary>
    private static bool IsAbbreviation(string word, string candidate)
    {
        if (word.Length < 3 || word.Length >= candidate.Length || word[0] != candidate[0])
            return false;
        int matched = 0;
        foreach (char letter in candidate)
            matched += matched < word.Length && word[matched] == letter ? 1 : 0;
        return matched == word.Length;
    }

    /// <summary><c>post-create</c> of <c>worktree-post-create</c>; short words are part of too much.</summary>
    private static bool IsPart(string word, string candidate) => word.Length > 6 && candidate.Contains(word, StringComparison.Ordinal);

    /// <summary>Damerau and Levenshtein's distance (optimal string alignment): insertions, deletions, exchanges and swaps of neighbours.</summary>
    private static int Distance(string left, string right)
    {
        // No words are longer, and a thousand comparisons would leave a thousand arrays behind.
        Span<int> beforeLast = stackalloc int[LongestWord + 1];
        Span<int> last = stackalloc int[LongestWord + 1];
        Span<int> current = stackalloc int[LongestWord + 1];
        for (int column = 0; column <= right.Length; column++)
            last[column] = column;
        for (int row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int change = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + change);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
            }

            Span<int> free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[right.Length];
    }
}
