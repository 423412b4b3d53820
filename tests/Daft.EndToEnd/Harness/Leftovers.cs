namespace Daft.EndToEnd.Harness;

/// <summary>What daft says about a folder that a removal left behind.</summary>
internal static class Leftovers
{
    /// <summary>Either the job's reason or the listing for humans names the path.</summary>
    public static void AssertReported(Repository repository, Checkout worktree)
    {
        CommandResult listing = repository.Daft("jobs", "--all");
        string said = string.Concat(repository.Jobs("--all").Select(job => job.Reason)) + listing.Output + listing.Error;
        Assert.Contains(worktree.Path, said, $"nothing reports the leftover {worktree.Path}");
    }
}
