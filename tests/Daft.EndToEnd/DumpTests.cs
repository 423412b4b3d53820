using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>All layers of a configuration in one file, and where each job comes from.</summary>
[TestClass]
public sealed class DumpTests : EndToEndTest
{
    private const string Configuration = """
        extends: [shared.yml]
        hooks:
          worktree-post-create:
            parallel: true
            jobs:
              - name: install
                run: signal install
              - name: warmup
                run: signal warmup
                needs: [install]
        """;

    private const string Shared = """
        hooks:
          worktree-post-create:
            piped: true
            jobs:
              - name: warmup
                run: |
                  signal shared
                  signal warmup
        """;

    private string UsersFile => Path.Combine(Sandbox["XDG_CONFIG_HOME"], "daft", "daft.yml");

    [TestMethod]
    public void Dump_prints_one_file_with_the_place_of_every_job()
    {
        Repository repository = CreateRepository();

        Assert.AreEqual($"""
            hooks:
              worktree-post-create:
                jobs:
                  - # {UsersFile}:4
                    name: own
                    run: signal own
                  - # daft.yml:6
                    name: install
                    run: signal install
                  - # shared.yml:5
                    name: warmup
                    run: |-
                      signal shared
                      signal warmup
                  - # daft-local.yml:1
                    name: "local"
                    run: signal local
                piped: true

            """, repository.Daft("dump").Output);
    }

    [TestMethod]
    public void What_dump_prints_is_the_same_configuration()
    {
        Repository repository = CreateRepository();
        string dump = repository.Daft("dump").Output;
        string plan = PlanOf(repository);

        var other = Sandbox.CreateRepository(dump, "other");
        File.Delete(UsersFile);

        Assert.AreEqual(WithoutPlaces(dump), WithoutPlaces(other.Daft("dump").Output));
        Assert.AreEqual(plan, PlanOf(other));
    }

    [TestMethod]
    public void Dump_of_nothing_and_of_mistakes_exits_2()
    {
        Repository repository = Sandbox.CreateRepository("hooks: [");
        Assert.Contains("error: daft.yml:", repository.TryDaft("dump").ShouldExitWith(2).Error);
        repository.Git("rm", "--quiet", "--force", "daft.yml");
        CommandResult nothing = repository.TryDaft("hooks", "dump").ShouldExitWith(2);
        Assert.Contains("no daft.yml", nothing.Error);
        Assert.AreEqual("", nothing.Output);
    }

    [TestMethod]
    public void A_mistake_is_told_in_the_layer_it_was_made_in()
    {
        Repository repository = CreateRepository();
        repository.Write("daft-local.yml", "hooks:\n  worktree-post-create:\n    fail_mod: abort\n");

        string error = repository.TryDaft("validate").ShouldExitWith(2).Error;

        Assert.Contains("error: daft-local.yml:3:5: unknown key 'fail_mod' in a hook", error);
        Assert.Contains("    fail_mod: abort", error);
    }

    [TestMethod]
    public void All_layers_run_once_the_repositorys_are_approved()
    {
        Repository repository = CreateRepository();

        Worktree refused = repository.Install().AddWorktree("refused", "worktree", "add", "../refused", "evil");
        Assert.Contains("daft trust", refused.Added.Error);
        Assert.IsFalse(Signals.Seen("own"));
        repository.AddWorktree("feature");

        foreach (string job in new[] { "own", "install", "shared", "warmup", "local" })
            Assert.IsTrue(Signals.Seen(job), job);
        Assert.IsFalse(Signals.Seen("evil"));
    }

    [TestMethod]
    public void In_a_repository_without_a_file_the_users_own_jobs_run()
    {
        Repository repository = Sandbox.CreateRepository("");
        repository.Git("rm", "--quiet", "daft.yml");
        repository.Commit("No jobs");
        Directory.CreateDirectory(Path.GetDirectoryName(UsersFile)!);
        File.WriteAllText(UsersFile, "hooks: {worktree-post-create: {jobs: [{run: signal own}]}}\n");

        Worktree worktree = repository.Install().AddWorktree("feature");

        Assert.IsTrue(Signals.Seen("own"));
        Assert.Contains($"jobs: 1 in {UsersFile}", worktree.Daft("status").Output);
    }

    /// <summary>With a file of every layer, and a branch <c>evil</c> that holds one more.</summary>
    private Repository CreateRepository()
    {
        Repository repository = Sandbox.CreateRepository(Configuration);
        repository.Write("shared.yml", Shared);
        repository.Commit("Shared");
        repository.Git("switch", "--quiet", "--create", "evil");
        repository.Write("daft.local.yml", "hooks: {worktree-post-create: {jobs: [{run: signal evil}]}}\n");
        repository.Commit("Evil");
        repository.Git("switch", "--quiet", "main");
        repository.Write("daft-local.yml", "hooks: {worktree-post-create: {commands: {local: {run: signal local}}}}\n");
        Directory.CreateDirectory(Path.GetDirectoryName(UsersFile)!);
        File.WriteAllText(UsersFile, "hooks:\n  worktree-post-create:\n    jobs:\n      - name: own\n        run: signal own\n");
        return repository;
    }

    private static string WithoutPlaces(string dump) => string.Join('\n', dump.Split('\n').Select(line => line.Split('#')[0]));

    private static string PlanOf(Repository repository)
    {
        using var plan = System.Text.Json.JsonDocument.Parse(repository.Daft("run", "--dry-run", "--json").Output);
        return plan.RootElement.GetProperty("jobs").GetRawText();
    }
}
