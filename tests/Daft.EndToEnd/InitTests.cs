using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft init</c>: a first <c>daft.yml</c> that is right for what is there, and never in the place of another.</summary>
[TestClass]
public sealed class InitTests : EndToEndTest
{
    private const int CouldNot = 2;

    [TestMethod]
    public void A_first_file_is_written_told_about_and_valid()
    {
        Repository repository = CreateProject();

        CommandResult init = repository.Daft("init");

        CollectionAssert.AreEqual(
            new[]
            {
                "daft: Cargo.lock: fetch-deps-rust, then warmup-build-rust in the background",
                "daft: apps/web/pnpm-lock.yaml: install-deps-apps-web, then warmup-vite-apps-web in the background",
                "daft: .daft/schema.json is written: with it, editors complete and check the keys",
                "daft: daft.yml is written; read it, change what does not fit, then: git add daft.yml .daft/schema.json, git commit, daft install",
            },
            init.ErrorLines);
        Assert.AreEqual("", init.Output);
        Assert.StartsWith("# yaml-language-server: $schema=", repository.Read("daft.yml"));
        Assert.Contains("daft.yml is valid: 4 jobs", repository.Daft("validate").Error);
        CollectionAssert.AreEqual(new[] { "?? .daft/", "?? daft.yml" }, repository.Git("status", "--short").OutputLines);
    }

    [TestMethod]
    public void What_it_wrote_runs_once_it_is_committed_and_installed()
    {
        Repository repository = CreateProject();
        Sandbox.AddProgram("cargo", "#!/bin/sh\nsignal \"cargo-$1\"\n");
        Sandbox.AddProgram("pnpm", "#!/bin/sh\nsignal \"pnpm-$1-$(basename \"$PWD\")\"\n");
        repository.Daft("init");
        repository.Commit("daft.yml");
        repository.Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait");

        foreach (string signal in new[] { "cargo-fetch", "cargo-build", "pnpm-install-web", "pnpm-exec-web" })
            Assert.IsTrue(Signals.Seen(signal), signal);
    }

    [TestMethod]
    public void A_real_crate_is_warm_from_the_file_as_it_was_written()
    {
        Tools.RequireCargo();
        Repository repository = RustWorkspace.Create(Sandbox, "");
        repository.Git("rm", "--quiet", "daft.yml", "c/build.rs");
        repository.Daft("init");
        repository.Commit("daft.yml");
        repository.Install();

        Worktree worktree = repository.AddWorktree("feature");
        worktree.Daft("wait");

        CommandResult build = Sandbox.Run(worktree.Path, Limits.Build, "cargo", "build", "--workspace").ShouldExitWith(0);
        Assert.DoesNotContain("Compiling", build.Error);
    }

    [TestMethod]
    public void From_a_folder_below_and_in_a_linked_worktree_it_is_written_at_the_root()
    {
        Repository repository = CreateProject();
        repository.Git("worktree", "add", "--quiet", "-b", "linked", "../linked");
        string worktree = repository.Beside("linked");

        CommandResult init = Sandbox.Run(Path.Combine(worktree, "apps/web"), "daft", "init").ShouldExitWith(0);

        Assert.Contains("git add :/daft.yml :/.daft/schema.json", init.Error);
        Assert.IsTrue(File.Exists(Path.Combine(worktree, "daft.yml")));
        Assert.IsFalse(repository.Has("daft.yml"));
        Sandbox.Run(Path.Combine(worktree, "apps/web"), "git", "add", ":/daft.yml").ShouldExitWith(0);
    }

    [TestMethod]
    public void The_schema_beside_it_is_the_one_that_daft_prints()
    {
        Repository repository = CreateProject();

        repository.Daft("init");

        Assert.StartsWith("# yaml-language-server: $schema=.daft/schema.json\n", repository.Read("daft.yml"));
        Assert.AreEqual(repository.Daft("schema").Output, repository.Read(".daft/schema.json"));
    }

    [TestMethod]
    public void A_schema_of_another_daft_is_left_as_it_is_with_a_way_to_renew_it()
    {
        Repository repository = CreateProject();
        repository.Write(".daft/schema.json", "{}");

        CommandResult init = repository.Daft("init");

        Assert.Contains("daft: .daft/schema.json is another one than this daft's, and left as it is; to renew it: daft schema > .daft/schema.json", init.ErrorLines);
        Assert.AreEqual("{}", repository.Read(".daft/schema.json"));
    }

    [TestMethod]
    [DataRow("daft.yml")]
    [DataRow(".daft.yaml")]
    [DataRow(".config/daft.yml")]
    public void An_existing_configuration_is_named_and_left_as_it_is(string name)
    {
        Repository repository = CreateProject();
        repository.Write(name, "mine");

        CommandResult init = repository.TryDaft("init").ShouldExitWith(CouldNot);

        CollectionAssert.AreEqual(
            new[] { $"error: this worktree has a {name} already", "hint: change that one; to see what daft would write: daft init --stdout" },
            init.ErrorLines);
        Assert.AreEqual("mine", repository.Read(name));
        CollectionAssert.AreEqual(new[] { name }, repository.Git("ls-files", "--others").OutputLines);
    }

    [TestMethod]
    public void On_standard_output_it_is_the_same_text_and_nothing_is_written()
    {
        Repository repository = CreateProject();

        string printed = repository.Daft("init", "--stdout").Output;
        Assert.AreEqual("", repository.Git("status", "--short").Output);
        repository.Daft("init");

        Assert.AreEqual(repository.Read("daft.yml"), printed);
        Assert.AreEqual(printed, repository.Daft("init", "--stdout").Output);
    }

    [TestMethod]
    public void The_users_umask_decides_who_may_read_it()
    {
        Repository repository = CreateProject();

        repository.Shell("umask 027; daft init").ShouldExitWith(0);

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(repository.PathOf("daft.yml")));
    }

    [TestMethod]
    public void Where_nothing_is_known_there_is_an_example_that_runs_nothing()
    {
        Repository repository = Sandbox.CreateRepository("");
        repository.Git("rm", "--quiet", "daft.yml");

        Assert.Contains("nothing here that daft has a recipe for", repository.Daft("init").Error);

        Assert.Contains("daft.yml is valid: 0 jobs", repository.Daft("validate").Error);
        Assert.Contains("# - name: warmup-build", repository.Read("daft.yml"));
    }

    [TestMethod]
    public void A_folder_that_may_not_be_written_to_is_told_and_stays_as_it_was()
    {
        Repository repository = CreateProject();
        Sandbox.DropRootsPowers();
        File.SetUnixFileMode(repository.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        CommandResult init = repository.TryDaft("init").ShouldExitWith(CouldNot);

        Assert.Contains("error: cannot write daft.yml: ", init.Error);
        Assert.IsFalse(repository.Has("daft.yml"));
    }

    /// <summary>A crate and a Vite application, as files alone, and no <c>daft.yml</c>.</summary>
    private Repository CreateProject()
    {
        Repository repository = Sandbox.CreateRepository("");
        repository.Git("rm", "--quiet", "daft.yml");
        repository.Write("Cargo.toml", "[package]\nname = \"a\"\n");
        repository.Write("Cargo.lock", "");
        repository.Write("apps/web/pnpm-lock.yaml", "");
        repository.Write("apps/web/package.json", """{"devDependencies": {"vite": "*"}}""");
        repository.Write("apps/web/index.html", "");
        repository.Commit("A project");
        return repository;
    }
}
