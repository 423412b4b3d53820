using Daft.Core.Templates;

namespace Daft.Core.Tests.Templates;

[TestClass]
public sealed class WorktreeSlugTests
{
    [TestMethod]
    [DataRow("Feature/New", "feature-new")]
    [DataRow("API_Server 2", "api-server-2")]
    [DataRow("--a--", "a")]
    [DataRow("äÖ-x", "x")]
    [DataRow("日本語", "worktree")]
    [DataRow("", "worktree")]
    public void Only_letters_digits_and_single_hyphens_are_left(string name, string expected) => Assert.AreEqual(expected, WorktreeSlug.Of(name));

    [TestMethod]
    [DataRow("/w/feature/new", "/w", "feature-new")]
    [DataRow("/w/feature/new/", "/w/", "feature-new")]
    [DataRow("/elsewhere/My-WT", "/w", "my-wt")]
    [DataRow("/w-other/x", "/w", "x")]
    [DataRow("/w", "/w", "w")]
    [DataRow("/", "/w", "worktree")]
    [DataRow("/w/..x", "/w", "x")]
    public void It_comes_from_the_path_below_the_root_or_else_from_the_folder(string worktree, string root, string expected) =>
        Assert.AreEqual(expected, WorktreeSlug.Of(worktree, root));

    [TestMethod]
    public void It_is_no_longer_than_a_label_and_ends_in_no_hyphen()
    {
        Assert.AreEqual(63, WorktreeSlug.Of(new string('a', 100)).Length);
        Assert.AreEqual(new string('a', 62), WorktreeSlug.Of(new string('a', 62) + "-tail"));
    }
}
