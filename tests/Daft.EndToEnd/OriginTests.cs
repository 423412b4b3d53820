using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What templates say about the remote that a repository comes from; of a password they say nothing.</summary>
[TestClass]
public sealed class OriginTests : EndToEndTest
{
    private const string Configuration = """
        hooks:
          worktree-post-create:
            jobs:
              - name: say
                run: printf '<%s>' {remote} {repository_url} {default_branch}
        """;

    private string Address => $"file://{Path.Combine(Sandbox.Root, "work", "repository")}";

    [TestMethod]
    [DataRow("origin")]
    [DataRow("upstream")]
    public void A_clone_knows_its_remote_its_address_and_the_default_branch(string remote)
    {
        Worktree worktree = Clone("--origin", remote).Install().AddWorktree("feature");

        Assert.AreEqual($"<{remote}><{Address}><trunk>", worktree.Log("say"));
    }

    [TestMethod]
    public void The_remote_that_the_branch_follows_is_the_one_that_is_meant()
    {
        Repository clone = Clone().Install();
        clone.Git("remote", "add", "-f", "fork", Address);
        clone.Git("remote", "set-head", "fork", "other");

        Worktree worktree = clone.AddWorktree("feature", "worktree", "add", "--track", "-b", "feature", "../feature", "fork/trunk");

        Assert.AreEqual($"<fork><{Address}><other>", worktree.Log("say"));
    }

    [TestMethod]
    [DataRow("https://user:secret@example.com/x", "https://example.com/x")]
    [DataRow("https://secret-token@example.com:8443/x", "https://example.com:8443/x")]
    [DataRow("ssh://user:secret@example.com/x", "ssh://example.com/x")]
    [DataRow("ssh://git@example.com/x", "ssh://git@example.com/x")]
    public void A_password_in_the_address_comes_out_nowhere(string address, string expected)
    {
        Repository clone = Clone().Install();
        clone.Git("remote", "set-url", "origin", address);

        Worktree worktree = clone.AddWorktree("feature");

        Assert.AreEqual($"<origin><{expected}><trunk>", worktree.Log("say"));
        string[] said = [worktree.Added.Error, worktree.Daft("jobs", "--json").Output, worktree.Daft("run", "--dry-run", "--json").Output];
        Assert.DoesNotContain("secret", string.Concat(said));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(clone.CommonDirectory, "daft"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("secret", File.ReadAllText(file), file);
    }

    [TestMethod]
    [DataRow("git remote remove origin", "<><><>", DisplayName = "no remote")]
    [DataRow("git remote rename origin one && git remote add two \"$ADDRESS\"", "<><><>", DisplayName = "two of which none is the usual one")]
    [DataRow("git remote set-head origin --delete", "<origin><$ADDRESS><>", DisplayName = "a remote whose default branch is not known")]
    public void What_nobody_knows_is_empty(string change, string expected)
    {
        Repository clone = Clone().Install();
        Sandbox["ADDRESS"] = Address;
        clone.Shell(change).ShouldExitWith(0);

        // Not from a branch that follows the remote: whatever it follows would be the answer.
        Worktree worktree = clone.AddWorktree("feature", "worktree", "add", "--no-track", "-b", "feature", "../feature", "HEAD");

        Assert.AreEqual(expected.Replace("$ADDRESS", Address, StringComparison.Ordinal), worktree.Log("say"));
    }

    /// <summary>Of a repository whose branch is called neither <c>main</c> nor <c>master</c>.</summary>
    private Repository Clone(params string[] options)
    {
        Repository origin = Sandbox.CreateRepository(Configuration, "repository", "--initial-branch=trunk");
        origin.Git("branch", "other");
        string path = Path.Combine(Sandbox.Root, "work", "clone");
        origin.Git(["clone", "--quiet", .. options, Address, path]);
        return new Repository(Sandbox, path);
    }
}
