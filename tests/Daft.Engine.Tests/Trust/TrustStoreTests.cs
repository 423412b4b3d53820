using System.Runtime.Versioning;
using Daft.Core;
using Daft.Engine.Tests.Git;
using Daft.Engine.Trust;

namespace Daft.Engine.Tests.Trust;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class TrustStoreTests : GitTest
{
    private const string Hash = "0123abcd";
    private static readonly DateTimeOffset _now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [TestMethod]
    public void What_was_approved_is_found_with_its_listing()
    {
        GitSandbox sandbox = NewSandbox();
        TrustStore store = NewStore(sandbox);
        store.Approve(sandbox.Root, NewApproval(Hash));
        Approval? found = NewStore(sandbox).Find(sandbox.Root, Hash);
        Assert.AreEqual(_now, found?.ApprovedAt);
        CollectionAssert.AreEqual(new[] { "run: echo \"ä\"", "" }, found!.Listing.ToArray());
        Assert.IsNull(store.Find(sandbox.Root, "ffff"));
        Assert.IsNull(store.Find(sandbox.PathOf("home"), Hash));
    }

    [TestMethod]
    public void A_repository_is_its_real_path()
    {
        GitSandbox sandbox = NewSandbox();
        Directory.CreateSymbolicLink(sandbox.PathOf("link"), sandbox.PathOf("home"));
        NewStore(sandbox).Approve(sandbox.PathOf("link"), NewApproval(Hash));
        Assert.IsNotNull(NewStore(sandbox).Find(sandbox.PathOf("home"), Hash));
    }

    [TestMethod]
    public void The_latest_approval_comes_first()
    {
        GitSandbox sandbox = NewSandbox();
        TrustStore store = NewStore(sandbox);
        Assert.IsEmpty(store.FindAll(sandbox.Root));
        store.Approve(sandbox.Root, NewApproval("aaaa"));
        store.Approve(sandbox.Root, NewApproval("bbbb") with { ApprovedAt = _now.AddDays(1) });
        CollectionAssert.AreEqual(new[] { "bbbb", "aaaa" }, store.FindAll(sandbox.Root).Select(approval => approval.Hash).ToArray());
    }

    [TestMethod]
    public void What_was_revoked_is_gone()
    {
        GitSandbox sandbox = NewSandbox();
        TrustStore store = NewStore(sandbox);
        Assert.IsFalse(store.Revoke(sandbox.Root, Hash));
        store.Approve(sandbox.Root, NewApproval(Hash));
        Assert.IsTrue(store.Revoke(sandbox.Root, Hash));
        Assert.IsNull(store.Find(sandbox.Root, Hash));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"common_directory\":\"x\",\"hash\":\"0123ab")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"common_directory\":1,\"hash\":2,\"approved_at\":3,\"listing\":4}")]
    [DataRow("{\"common_directory\":\"x\",\"hash\":\"0123abcd\",\"approved_at\":\"yesterday\",\"listing\":[]}")]
    [DataRow("{\"common_directory\":\"REPOSITORY\",\"hash\":\"0123abcd\",\"approved_at\":\"2026-02-03T04:05:06Z\",\"listing\":[\"a\",1]}")]
    [DataRow("{\"common_directory\":\"REPOSITORY\",\"hash\":\"0123abcd\",\"approved_at\":\"2026-02-03T04:05:06Z\"}")]
    [DataRow("{\"common_directory\":\"/another\",\"hash\":\"0123abcd\",\"approved_at\":\"2026-02-03T04:05:06Z\",\"listing\":[]}")]
    public void A_file_of_another_shape_approves_nothing(string content)
    {
        GitSandbox sandbox = NewSandbox();
        TrustStore store = NewStore(sandbox);
        store.Approve(sandbox.Root, NewApproval(Hash));
        File.WriteAllText(FileOf(sandbox), content.Replace("REPOSITORY", sandbox.Root, StringComparison.Ordinal));
        Assert.IsNull(store.Find(sandbox.Root, Hash));
        Assert.IsEmpty(store.FindAll(sandbox.Root));
    }

    [TestMethod]
    public void An_approval_copied_under_another_name_approves_nothing()
    {
        GitSandbox sandbox = NewSandbox();
        TrustStore store = NewStore(sandbox);
        store.Approve(sandbox.Root, NewApproval(Hash));
        File.Copy(FileOf(sandbox), Path.Combine(Path.GetDirectoryName(FileOf(sandbox))!, "ffff"));
        Assert.IsNull(store.Find(sandbox.Root, "ffff"));
    }

    [TestMethod]
    public void The_folder_is_the_users_alone()
    {
        GitSandbox sandbox = NewSandbox();
        NewStore(sandbox).Approve(sandbox.Root, NewApproval(Hash));
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.AreEqual(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(sandbox.PathOf("home/state/daft/trust")));
        Assert.AreEqual(owner, File.GetUnixFileMode(FileOf(sandbox)));
    }

    [TestMethod]
    public void A_place_that_cannot_be_written_is_the_users_to_mend()
    {
        GitSandbox sandbox = NewSandbox();
        File.WriteAllText(sandbox.PathOf("home/state"), "a file");
        var refused = Assert.Throws<DaftException>(() => NewStore(sandbox).Approve(sandbox.Root, NewApproval(Hash)));
        Assert.StartsWith("cannot write the approval down: ", refused.Message);
        Assert.IsNotNull(refused.Hint);
        Assert.IsNull(NewStore(sandbox).Find(sandbox.Root, Hash));
    }

    [TestMethod]
    [DataRow(null, "/home/x/.local/state/daft/trust")]
    [DataRow("", "/home/x/.local/state/daft/trust")]
    [DataRow("relative", "/home/x/.local/state/daft/trust")]
    [DataRow("/state", "/state/daft/trust")]
    public void The_folder_is_where_the_specification_says(string? stated, string expected)
    {
        var environment = new Dictionary<string, string>();
        if (stated is not null)
            environment["XDG_STATE_HOME"] = stated;
        Assert.AreEqual(expected, TrustStore.FindFolder(environment, "/home/x"));
    }

    private static Approval NewApproval(string hash) => new() { Hash = hash, ApprovedAt = _now, Listing = ["run: echo \"ä\"", ""] };

    private static TrustStore NewStore(GitSandbox sandbox) =>
        new(TrustStore.FindFolder(sandbox.Variables, sandbox.PathOf("home")), GitSandbox.Files);

    private static string FileOf(GitSandbox sandbox) =>
        Directory.EnumerateFiles(sandbox.PathOf("home/state/daft/trust"), Hash, SearchOption.AllDirectories).Single();
}
