using Daft.Core.Templates;

namespace Daft.Core.Tests.Templates;

[TestClass]
public sealed class TemplateTextTests
{
    private static readonly TemplateValues Values = new()
    {
        Branch = "{commit} $HOME '",
        WorktreePath = "/w/feature/New",
        ProjectRoot = "/w",
        SourceWorktree = "/w/main",
        GitDirectory = "/w/.git",
        Remote = "origin",
        JobName = "build",
        BaseBranch = "main",
        Commit = "c0ffee",
        RepositoryUrl = "ssh://host/x",
        DefaultBranch = "trunk",
    };

    [TestMethod]
    [DataRow("{branch}", "{commit} $HOME '")]
    [DataRow("{worktree_branch}", "{commit} $HOME '")]
    [DataRow("{worktree_path}/{worktree_root}", "/w/feature/New//w")]
    [DataRow("x-{worktree_slug}", "x-feature-new")]
    [DataRow("{source_worktree}{git_dir}", "/w/main/w/.git")]
    [DataRow("{remote} {job_name} {base_branch}", "origin build main")]
    [DataRow("{commit} {repository_url} {default_branch}", "c0ffee ssh://host/x trunk")]
    [DataRow("{{commit}}", "{c0ffee}")]
    [DataRow("${branch} {brnach} {} {", "${branch} {brnach} {} {")]
    [DataRow("", "")]
    public void Values_go_in_as_they_are(string text, string expected) => Assert.AreEqual(expected, TemplateText.Fill(text, Values));

    [TestMethod]
    public void Every_name_has_a_value() =>
        Assert.IsTrue(TemplateNames.All.All(name => TemplateNames.IsKnown(name) && Values.Of(name).Length > 0));

    [TestMethod]
    public void What_is_not_there_is_the_empty_text()
    {
        var bare = new TemplateValues { WorktreePath = "/w/x", ProjectRoot = "/w", GitDirectory = "/w/.git" };
        Assert.AreEqual("[][][]", TemplateText.Fill("[{branch}][{remote}][{job_name}]", bare));
    }

    [TestMethod]
    [DataRow("a {brnach}", "brnach", 2, "branch")]
    [DataRow("{slug}{worktreepath}", "worktreepath", 6, "worktree_path")]
    [DataRow("{BRANCH}", "BRANCH", 0, "branch")]
    public void A_near_miss_is_told_with_its_place(string text, string word, int offset, string meant) =>
        Assert.AreEqual(new TemplateNearMiss(word, offset, meant), TemplateNearMiss.FindAll(text).Single());

    [TestMethod]
    [DataRow("${brnach} %{brnach} @{brnach} {brnach")]
    [DataRow("{x} {name} {{json .}} {0} {http_code}")]
    [DataRow("{branch} and {remote}")]
    public void A_stranger_is_no_near_miss(string text) => Assert.IsEmpty(TemplateNearMiss.FindAll(text));
}
