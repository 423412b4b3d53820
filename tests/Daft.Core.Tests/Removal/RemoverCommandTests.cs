using Daft.Core.Removal;

namespace Daft.Core.Tests.Removal;

[TestClass]
public sealed class RemoverCommandTests
{
    [TestMethod]
    [DataRow("git worktree remove wt", "wt")]
    [DataRow("git worktree remove ../wt", "../wt")]
    [DataRow("git worktree remove /repos/wt", "/repos/wt")]
    [DataRow("/usr/bin/git worktree remove wt", "wt")]
    [DataRow("/opt/git-2.55/bin/git worktree remove wt", "wt")]
    [DataRow("git.exe worktree remove wt", "wt")]
    [DataRow(@"C:\Git\cmd\git.exe worktree remove C:\work\wt", @"C:\work\wt")]
    public void A_remover_names_its_worktree(string line, string path) => AssertFinds(path, line);

    [TestMethod]
    [DataRow("git worktree remove --force wt", "wt")]
    [DataRow("git worktree remove -f -f wt", "wt")]
    [DataRow("git worktree remove wt --force", "wt")]
    [DataRow("git worktree remove -- wt", "wt")]
    [DataRow("git worktree remove --force -- wt", "wt")]
    [DataRow("git worktree remove -- -wt", "-wt")]
    [DataRow("git worktree remove -- --force", "--force")]
    [DataRow("git worktree remove wt --", "wt")]
    [DataRow("git worktree remove -", "-")]
    public void Its_own_options_are_no_path(string line, string path) => AssertFinds(path, line);

    /// <summary>git(1), every option of git's own that goes before the command and lets it run.</summary>
    [TestMethod]
    [DataRow("-C ..")]
    [DataRow("-C a -C b")]
    [DataRow("-c core.x=y")]
    [DataRow("-c worktree -c remove")]
    [DataRow("--git-dir .git")]
    [DataRow("--git-dir=.git")]
    [DataRow("--work-tree ..")]
    [DataRow("--work-tree=..")]
    [DataRow("--namespace n")]
    [DataRow("--namespace=n")]
    [DataRow("--config-env a.b=C")]
    [DataRow("--config-env=a.b=C")]
    [DataRow("--attr-source HEAD")]
    [DataRow("--attr-source=HEAD")]
    [DataRow("--exec-path=/usr/lib/git-core")]
    [DataRow("-p")]
    [DataRow("--paginate")]
    [DataRow("-P")]
    [DataRow("--no-pager")]
    [DataRow("--bare")]
    [DataRow("--no-replace-objects")]
    [DataRow("--no-lazy-fetch")]
    [DataRow("--no-optional-locks")]
    [DataRow("--no-advice")]
    [DataRow("--literal-pathspecs")]
    [DataRow("--glob-pathspecs")]
    [DataRow("--noglob-pathspecs")]
    [DataRow("--icase-pathspecs")]
    [DataRow("-C .. --no-pager -c a=b --git-dir=.git --bare")]
    public void Options_of_gits_own_come_before(string options) => AssertFinds("wt", $"git {options} worktree remove wt");

    [TestMethod]
    [DataRow("git worktree remove")]
    [DataRow("git worktree remove --force")]
    [DataRow("git worktree remove --")]
    [DataRow("git worktree remove one two")]
    [DataRow("git worktree remove one -- two")]
    [DataRow("git worktree remove -- one --")]
    [DataRow("git worktree remove - wt")]
    [DataRow("git worktree")]
    [DataRow("git")]
    public void Without_exactly_one_worktree_it_is_none(string line) => AssertFinds(null, line);

    [TestMethod]
    [DataRow("git worktree move wt elsewhere")]
    [DataRow("git worktree removed wt")]
    [DataRow("git worktree add wt")]
    [DataRow("git worktree prune remove wt")]
    [DataRow("git worktree --force remove wt")]
    [DataRow("git remote remove wt")]
    [DataRow("git wr wt")]
    [DataRow("git x worktree remove wt")]
    [DataRow("git-worktree remove wt")]
    [DataRow("legit worktree remove wt")]
    [DataRow("gitk worktree remove wt")]
    [DataRow("git.sh worktree remove wt")]
    [DataRow("/usr/bin/git/sh worktree remove wt")]
    [DataRow("sh git worktree remove wt")]
    [DataRow("Git worktree remove wt")]
    [DataRow("git Worktree remove wt")]
    [DataRow("")]
    [DataRow("git -C worktree remove wt")]
    [DataRow("git --git-dir worktree remove wt")]
    [DataRow("git -c")]
    [DataRow("git -C")]
    public void What_only_looks_like_one_is_none(string line) => AssertFinds(null, line);

    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    [DataRow("--version")]
    [DataRow("-v")]
    [DataRow("--html-path")]
    [DataRow("--man-path")]
    [DataRow("--info-path")]
    [DataRow("--exec-path")]
    [DataRow("--list-cmds=main")]
    [DataRow("--super-prefix=p/")]
    [DataRow("--no-such-option")]
    public void An_option_with_which_git_removes_nothing_makes_it_none(string option) => AssertFinds(null, $"git {option} worktree remove wt");

    [TestMethod]
    public void An_empty_operand_is_no_path() => Assert.IsNull(RemoverCommand.FindPath(["git", "worktree", "remove", ""]));

    [TestMethod]
    public void A_path_with_spaces_is_one_argument() =>
        Assert.AreEqual("my tree", RemoverCommand.FindPath(["git", "worktree", "remove", "my tree"]));

    [TestMethod]
    public void No_arguments_at_all_are_none() => Assert.IsNull(RemoverCommand.FindPath([]));

    private static void AssertFinds(string? path, string line) => Assert.AreEqual(path, RemoverCommand.FindPath(line.Split(' ')), line);
}
