using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The main job: plain <c>git worktree add</c> leaves a worktree that is warm a little later.</summary>
[TestClass]
public sealed class RustWorkspaceTests : EndToEndTest
{
    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void Git_returns_while_cargo_builds_and_afterwards_cargo_has_nothing_to_do()
    {
        Repository repository = RustWorkspace.Create(Sandbox, """
            hooks:
              worktree-post-create:
                jobs:
                  - name: fetch-deps
                    run: cargo fetch --locked
                  - name: warmup-build
                    run: cargo build --workspace
                    background: true
                    needs: [fetch-deps]
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Signals.Wait("building");
        Assert.AreEqual("completed", worktree.Job("fetch-deps").Status);
        Assert.AreEqual("running", worktree.Job("warmup-build").Status);

        Signals.Release("go-on");
        worktree.Daft("wait", "warmup-build");
        Assert.AreEqual("completed", worktree.Job("warmup-build").Status);

        CommandResult build = Sandbox.Run(worktree.Path, Limits.Build, "cargo", "build", "--workspace").ShouldExitWith(0);
        Assert.DoesNotContain("Compiling", build.Error);
        Assert.Contains("Finished", build.Error);
    }

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void A_warm_up_scoped_to_two_crates_leaves_the_third_alone()
    {
        Repository repository = RustWorkspace.Create(Sandbox, """
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup-build
                    run: cargo build -p a -p b
                    background: true
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait");

        CommandResult scoped = Sandbox.Run(worktree.Path, Limits.Build, "cargo", "build", "-p", "a", "-p", "b").ShouldExitWith(0);
        Assert.DoesNotContain("Compiling", scoped.Error);
        CommandResult whole = Sandbox.Run(worktree.Path, Limits.Build, "cargo", "build", "--workspace").ShouldExitWith(0);
        Assert.AreEqual(1, whole.ErrorLines.Count(line => line.Contains("Compiling", StringComparison.Ordinal)), whole.Error);
        Assert.Contains("Compiling c ", whole.Error);
    }

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void A_compiler_cache_gets_its_folder_with_HOME_expanded()
    {
        // Stands in for sccache: notes the folder it was told to use, then compiles.
        Sandbox.AddProgram("sccache", """
            #!/bin/sh
            printf '%s\n' "$SCCACHE_DIR" >> "$DAFT_TEST_SIGNALS/sccache-dir"
            exec "$@"
            """);
        Repository repository = RustWorkspace.Create(Sandbox, """
            hooks:
              worktree-post-create:
                jobs:
                  - name: warmup-build
                    run: cargo build -p a -p b
                    background: true
                    env:
                      RUSTC_WRAPPER: sccache
                      SCCACHE_DIR: "${HOME}/.cache/sccache"
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait");

        string[] folders = [.. Signals.Read("sccache-dir").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        CollectionAssert.AreEqual(new[] { $"{Sandbox.Home}/.cache/sccache" }, folders);
    }

    [TestMethod]
    public void A_job_with_a_root_runs_in_that_folder_of_the_worktree()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: install-web
                    root: apps/web
                    run: test -f package.json && pwd -P > "$DAFT_TEST_SIGNALS/cwd"
                    background: true
            """);
        repository.Write("apps/web/package.json", "{}\n");
        repository.Commit("A web application");
        repository.Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait", "install-web");

        Assert.AreEqual("completed", worktree.Job("install-web").Status);
        Assert.AreEqual($"{worktree.Path}/apps/web\n", Signals.Read("cwd"));
    }
}
