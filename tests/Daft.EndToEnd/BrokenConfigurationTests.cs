using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>A mistake in <c>daft.yml</c> is told with its place and a way out, runs nothing and never troubles git.</summary>
[TestClass]
public sealed class BrokenConfigurationTests : EndToEndTest
{
    private const string Sound = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal ran
        """;

    private const string Malformed = """
        hooks:
          worktree-post-create:
            jobs: [
        """;

    private const string UnknownKey = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal ran
                backgroud: true
        """;

    private const string UnknownHook = """
        hooks:
          worktree-post-crate:
            jobs:
              - name: build
                run: signal ran
        """;

    private const string Cycle = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal ran
                needs: [fetch]
              - name: fetch
                run: signal ran
                needs: [build]
        """;

    private const string MissingNeed = """
        hooks:
          worktree-post-create:
            jobs:
              - name: format
                run: signal ran
              - name: lint
                run: signal ran
                needs: [fromat]
        """;

    private const string DuplicateName = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal ran
              - name: build
                run: signal ran
        """;

    private const string DuplicateKey = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal ran
                run: signal ran
        """;

    private const string WrongType = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal ran
                background: perhaps
        """;

    [TestMethod]
    [DataRow(Malformed, "", "", DisplayName = "malformed")]
    [DataRow(UnknownKey, "6:9", "background", DisplayName = "an unknown key")]
    [DataRow(UnknownHook, "2:3", "worktree-post-create", DisplayName = "an unknown hook")]
    [DataRow(Cycle, "", "", DisplayName = "a cycle")]
    [DataRow(MissingNeed, "8:17", "format", DisplayName = "a missing need")]
    [DataRow(DuplicateName, "6:", "", DisplayName = "a duplicate name")]
    [DataRow(DuplicateKey, "6:9", "", DisplayName = "a duplicate key")]
    [DataRow(WrongType, "6:21", null, DisplayName = "a value of the wrong type")]
    public void A_mistake_is_told_with_its_place_and_runs_nothing(string configuration, string place, string? hint)
    {
        Repository repository = Sandbox.CreateRepository(Sound).Install();
        repository.Write("daft.yml", configuration);
        repository.Commit("A mistake");

        Worktree worktree = repository.AddWorktree("feature");

        AssertTold(worktree.Added, place, hint);
        Assert.IsFalse(Signals.Seen("ran"));
        Assert.HasCount(0, worktree.Jobs());

        AssertTold(worktree.TryDaft("validate").ShouldExitWith(2), place, hint);
        AssertTold(worktree.TryDaft("run").ShouldExitWith(2), place, hint);
    }

    [TestMethod]
    public void A_root_that_is_not_there_is_told_with_its_place_and_runs_nothing()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: build
                    run: signal ran
                  - name: web
                    root: apps/web
                    run: signal ran
            """);
        repository.Write("apps/web/package.json", "{}\n");
        repository.Commit("A web application");
        repository.Install();
        repository.Git("rm", "--quiet", "-r", "apps");
        repository.Commit("No web application any more");

        Worktree worktree = repository.AddWorktree("feature");

        AssertTold(worktree.Added, "7:15", "");
        Assert.IsFalse(Signals.Seen("ran"));
        AssertTold(worktree.TryDaft("validate").ShouldExitWith(2), "7:15", "");
        AssertTold(worktree.TryDaft("run").ShouldExitWith(2), "7:15", "");
    }

    [TestMethod]
    public void Every_problem_is_told_at_once()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: build
                    run: signal ran
                    backgroud: true
                  - name: lint
                    run: signal ran
                    needs: [bulid]
            """);

        CommandResult validation = repository.TryDaft("validate").ShouldExitWith(2);

        Assert.Contains("daft.yml:6:9:", validation.Error);
        Assert.Contains("daft.yml:9:17:", validation.Error);
    }

    [TestMethod]
    public void A_file_named_on_the_command_line_is_validated_instead()
    {
        Repository repository = Sandbox.CreateRepository(Sound);
        repository.Write("other.yml", UnknownKey);

        repository.Daft("validate");
        Assert.Contains("other.yml:6:9:", repository.TryDaft("validate", "other.yml").ShouldExitWith(2).Error);
        repository.TryDaft("validate", "no-such-file.yml").ShouldExitWith(2);
    }

    [TestMethod]
    [DataRow("daft.yml")]
    [DataRow("daft.yaml")]
    [DataRow(".daft.yml")]
    [DataRow(".daft.yaml")]
    [DataRow(".config/daft.yml")]
    [DataRow(".config/daft.yaml")]
    public void Every_name_of_the_file_is_found(string name)
    {
        Repository repository = Sandbox.CreateRepository(Sound);
        repository.Git("rm", "--quiet", "daft.yml");
        repository.Write(name, Sound);
        repository.Git("add", "--all");
        repository.Git("commit", "--quiet", "--allow-empty", "--message", "Another name");
        repository.Install();

        repository.AddWorktree("feature");

        Assert.IsTrue(Signals.Seen("ran"));
    }

    [TestMethod]
    public void A_repository_without_the_file_is_left_in_silence()
    {
        Repository repository = Sandbox.CreateRepository(Sound).Install();
        repository.AddWorktree("with-jobs");
        Assert.IsTrue(Signals.Seen("ran"));
        repository.Git("rm", "--quiet", "daft.yml");
        repository.Commit("No jobs any more");

        Worktree worktree = repository.AddWorktree("without");

        Assert.HasCount(0, worktree.Added.DaftLines);
        Assert.HasCount(0, worktree.Jobs());
    }

    /// <param name="hint">Null where the message itself is the way out.</param>
    private static void AssertTold(CommandResult result, string place, string? hint)
    {
        string error = result.ErrorLines.FirstOrDefault(line => line.StartsWith($"error: daft.yml:{place}", StringComparison.Ordinal))
            ?? throw new AssertFailedException($"no line `error: daft.yml:{place}…` in\n{result}");
        Assert.MatchesRegex(@"^error: daft\.yml:\d+:\d+: .+", error);
        if (hint is not null)
            Assert.IsTrue(result.ErrorLines.Any(line => line.StartsWith("hint: ", StringComparison.Ordinal) && line.Contains(hint, StringComparison.Ordinal)), result.ToString());
    }
}
