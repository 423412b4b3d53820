using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Names are data: whatever git lets a branch or a path be called arrives in a job as that text and runs nothing.</summary>
[TestClass]
public sealed class LiteralNamesTests : EndToEndTest
{
    [TestMethod]
    [DataRow("x;touch${IFS}owned", "plain")]
    [DataRow("$(touch${IFS}owned)", "plain")]
    [DataRow("`touch${IFS}owned`", "plain")]
    [DataRow("a&b|c'd\"e", "plain")]
    [DataRow("feature", "with spaces and 'quotes' and \"double\" ones")]
    [DataRow("feature", "$(touch owned);`touch owned`")]
    [DataRow("grün/日本", "grün 日本")]
    [DataRow("feature", "-n --help")]
    public void Branch_and_path_arrive_as_literal_text(string branch, string folder)
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: now
                    run: printf '%s\n' "$DAFT_BRANCH_NAME" "$DAFT_WORKTREE_PATH" "$(pwd -P)" > "$DAFT_TEST_SIGNALS/now"
                  - name: later
                    run: printf '%s\n' "$DAFT_BRANCH_NAME" "$DAFT_WORKTREE_PATH" "$(pwd -P)" > "$DAFT_TEST_SIGNALS/later"
                    background: true
            """).Install();

        Worktree worktree = repository.AddWorktree(folder, "worktree", "add", "-b", branch, $"../{folder}");
        worktree.Daft("wait");

        string expected = $"{branch}\n{worktree.Path}\n{worktree.Path}\n";
        Assert.AreEqual(expected, Signals.Read("now"));
        Assert.AreEqual(expected, Signals.Read("later"));
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFiles(Sandbox.Root, "owned", SearchOption.AllDirectories));
        Assert.AreEqual(worktree.Path, worktree.Job("now").Worktree);
    }

    [TestMethod]
    public void A_newline_in_a_path_is_carried_through()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: now
                    run: printf '%s' "$DAFT_WORKTREE_PATH" > "$DAFT_TEST_SIGNALS/now"
            """).Install();

        Worktree worktree = repository.AddWorktree("two\nlines", "worktree", "add", "-b", "feature", "../two\nlines");

        Assert.AreEqual(worktree.Path, Signals.Read("now"));
    }
}
