namespace Daft.EndToEnd.Harness;

/// <summary>What daft says about a folder that a removal left behind.</summary>
internal static class Leftovers
{
    /// <summary>
    /// <c>daft jobs --all</c> has a line for this very folder. Its path alone proves nothing: it stands above the jobs of every
    /// worktree. The supervisor gives whoever deletes two seconds before it says so, hence the waiting.
    /// </summary>
    /// <param name="detail">What the line says in brackets; "" accepts anything.</param>
    public static void AssertReported(Repository repository, Checkout worktree, string detail = "")
    {
        string[] said = [];
        try
        {
            Patience.Until(
                () => (said = Listing(repository)).Any(line => IsReport(line, worktree.Path, detail)),
                $"report of the leftover {worktree.Path}", repository.Sandbox.Cancellation);
        }
        catch (AssertFailedException e)
        {
            throw new AssertFailedException($"{e.Message} ({detail}), but:\n{string.Join('\n', said)}", e);
        }
    }

    private static string[] Listing(Repository repository) =>
        [.. repository.Daft("jobs", "--all") is var listing ? listing.OutputLines.Concat(listing.ErrorLines).Select(line => line.Trim()) : []];

    private static bool IsReport(string line, string path, string detail) =>
        (line == $"left behind: {path}" || line.StartsWith($"left behind: {path} (", StringComparison.Ordinal))
        && line.Contains(detail, StringComparison.Ordinal);
}
