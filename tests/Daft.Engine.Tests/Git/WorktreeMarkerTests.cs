using System.Runtime.Versioning;
using Daft.Core;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WorktreeMarkerTests : GitTest
{
    [TestMethod]
    public void The_first_claim_is_ours_and_its_nonce_is_found_again()
    {
        string folder = NewSandbox().Root;
        Assert.IsNull(WorktreeMarker.Find(folder));
        MarkerClaim first = WorktreeMarker.Claim(folder);
        Assert.IsTrue(first.IsOurs);
        Assert.AreEqual(32, first.Nonce.Length);
        Assert.AreEqual(new MarkerClaim(false, first.Nonce), WorktreeMarker.Claim(folder));
        Assert.AreEqual(first.Nonce, WorktreeMarker.Find(folder));
    }

    [TestMethod]
    public void Of_many_at_once_one_wins()
    {
        string folder = NewSandbox().Root;
        MarkerClaim[] claims = [.. Enumerable.Range(0, 32).AsParallel().WithDegreeOfParallelism(8).Select(_ => WorktreeMarker.Claim(folder))];
        Assert.AreEqual(1, claims.Count(claim => claim.IsOurs));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("0123")]
    [DataRow("not a nonce, but as long as one..")]
    public void A_torn_marker_counts_and_has_no_nonce(string content)
    {
        string folder = NewSandbox().Root;
        File.WriteAllText(Path.Combine(folder, "daft"), content);
        Assert.AreEqual("", WorktreeMarker.Find(folder));
        Assert.AreEqual(new MarkerClaim(false, ""), WorktreeMarker.Claim(folder));
    }

    [TestMethod]
    public void Two_worktrees_of_one_name_differ()
    {
        string folder = NewSandbox().Root;
        MarkerClaim first = WorktreeMarker.Claim(folder);
        Assert.IsTrue(WorktreeMarker.Remove(folder));
        Assert.IsFalse(WorktreeMarker.Remove(folder));
        Assert.AreNotEqual(first.Nonce, WorktreeMarker.Claim(folder).Nonce);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_is_the_users_to_mend()
    {
        var refused = Assert.Throws<DaftException>(() => WorktreeMarker.Claim("/proc"));
        Assert.StartsWith("cannot write '/proc/daft': ", refused.Message);
        Assert.IsNotNull(refused.Hint);
    }
}
