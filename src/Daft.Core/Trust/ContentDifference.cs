using System.Collections.Immutable;

namespace Daft.Core.Trust;

public enum LineChange
{
    Unchanged,
    Removed,
    Added,
}

public sealed record DifferenceLine(LineChange Change, string Text);

/// <summary>What became of one listing in another, line by line (the longest common subsequence; removed before added).</summary>
public static class ContentDifference
{
    /// <summary>Above this many comparisons the middle is told as wholly replaced: the time grows with the product of the lengths.</summary>
    private const long MostComparisons = 4_000_000;

    public static ImmutableArray<DifferenceLine> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int shorter = Math.Min(before.Count, after.Count);
        int head = Enumerable.Range(0, shorter).TakeWhile(index => before[index] == after[index]).Count();
        int tail = Enumerable.Range(1, shorter - head).TakeWhile(index => before[^index] == after[^index]).Count();
        return
        [
            .. before.Take(head).Select(line => new DifferenceLine(LineChange.Unchanged, line)),
            .. Middle([.. before.Take(before.Count - tail).Skip(head)], [.. after.Take(after.Count - tail).Skip(head)]),
            .. before.Skip(before.Count - tail).Select(line => new DifferenceLine(LineChange.Unchanged, line)),
        ];
    }

    private static IEnumerable<DifferenceLine> Middle(ImmutableArray<string> before, ImmutableArray<string> after) =>
        (long)before.Length * after.Length > MostComparisons
            ? [.. before.Select(Removed), .. after.Select(Added)]
            : Walk(before, after, CommonLengths(before, after));

    private static IEnumerable<DifferenceLine> Walk(ImmutableArray<string> before, ImmutableArray<string> after, int[][] common)
    {
        (int left, int right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            if (left < before.Length && right < after.Length && before[left] == after[right])
            {
                yield return new DifferenceLine(LineChange.Unchanged, before[left++]);
                right++;
            }
            else if (left < before.Length && (right == after.Length || common[left + 1][right] >= common[left][right + 1]))
            {
                yield return Removed(before[left++]);
            }
            else
            {
                yield return Added(after[right++]);
            }
        }
    }

    /// <summary>At [i, j]: how many lines the rest from i of one and the rest from j of the other have in common.</summary>
    private static int[][] CommonLengths(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        int[][] common = [.. Enumerable.Range(0, before.Length + 1).Select(_ => new int[after.Length + 1])];
        for (int left = before.Length - 1; left >= 0; left--)
        {
            for (int right = after.Length - 1; right >= 0; right--)
            {
                common[left][right] = before[left] == after[right]
                    ? common[left + 1][right + 1] + 1
                    : Math.Max(common[left + 1][right], common[left][right + 1]);
            }
        }

        return common;
    }

    private static DifferenceLine Removed(string line) => new(LineChange.Removed, line);

    private static DifferenceLine Added(string line) => new(LineChange.Added, line);
}
