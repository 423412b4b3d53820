namespace Daft.Core.Tests.Recipes;

/// <summary>Each tool by itself: the file that gives it away, and the jobs for it.</summary>
[TestClass]
public sealed class EcosystemTests
{
    private static readonly string[] NewLine = ["\n"];

    [TestMethod]
    [DataRow("Cargo.toml Cargo.lock", "fetch-deps: cargo fetch --locked\nwarmup-build: cargo build & after fetch-deps")]
    [DataRow("Cargo.toml", "fetch-deps: cargo fetch\nwarmup-build: cargo build & after fetch-deps")]
    [DataRow("go.mod main.go util/a.go", "fetch-deps: go mod download\nwarmup-build: go build ./... & after fetch-deps")]
    [DataRow("go.work a/go.mod b/go.mod", "fetch-deps: go mod download\nwarmup-build: go list -m -f '{{.Dir}}/...' | xargs go build & after fetch-deps")]
    [DataRow("pnpm-lock.yaml", "install-deps: pnpm install --frozen-lockfile")]
    [DataRow("package-lock.json", "install-deps: npm ci")]
    [DataRow("npm-shrinkwrap.json", "install-deps: npm ci")]
    [DataRow("yarn.lock", "install-deps: yarn install --frozen-lockfile")]
    [DataRow("yarn.lock .yarnrc.yml", "install-deps: yarn install --immutable")]
    [DataRow("bun.lock", "install-deps: bun install --frozen-lockfile")]
    [DataRow("bun.lockb", "install-deps: bun install --frozen-lockfile")]
    [DataRow("deno.lock", "install-deps: deno install --frozen")]
    [DataRow("uv.lock", "install-deps: uv sync --frozen\nwarmup-bytecode: uv run --no-sync python -m compileall -q . & after install-deps")]
    [DataRow("poetry.lock", "install-deps: poetry install --no-interaction\nwarmup-bytecode: poetry run python -m compileall -q . & after install-deps")]
    [DataRow("requirements.txt", "install-deps: python3 -m venv .venv && .venv/bin/pip install -r requirements.txt\nwarmup-bytecode: .venv/bin/python -m compileall -q . & after install-deps")]
    [DataRow("build.gradle gradlew", "warmup-gradle: ./gradlew --no-daemon dependencies &")]
    [DataRow("settings.gradle.kts app/build.gradle.kts", "warmup-gradle: gradle --no-daemon dependencies &")]
    [DataRow("pom.xml mvnw", "warmup-build: ./mvnw -B -q test-compile &")]
    [DataRow("App.sln src/App/App.csproj", "restore: dotnet restore\nwarmup-build: dotnet build --no-restore & after restore")]
    [DataRow("App.slnx", "restore: dotnet restore\nwarmup-build: dotnet build --no-restore & after restore")]
    [DataRow("App.fsproj", "restore: dotnet restore\nwarmup-build: dotnet build --no-restore & after restore")]
    [DataRow("App.sln src/App/packages.lock.json", "restore: dotnet restore --locked-mode\nwarmup-build: dotnet build --no-restore & after restore")]
    [DataRow("App.csproj App.sln", "restore: dotnet restore App.sln\nwarmup-build: dotnet build App.sln --no-restore & after restore")]
    [DataRow("Gemfile.lock", "install-deps: bundle install BUNDLE_FROZEN=true")]
    [DataRow("composer.lock", "install-deps: composer install --no-interaction --no-progress")]
    [DataRow("composer.lock symfony.lock", "install-deps: composer install --no-interaction --no-progress\nwarmup-cache: php bin/console cache:warmup & after install-deps")]
    [DataRow("mix.lock", "fetch-deps: mix deps.get\nwarmup-build: mix compile & after fetch-deps")]
    [DataRow("flake.nix", "warmup-shell: nix develop --command true &")]
    public void A_file_gives_its_tool_away(string files, string expected) => Assert.AreEqual(expected, Drafts.Jobs(files.Split(' ')));

    [TestMethod]
    [DataRow("[workspace]\nmembers = [\"a\"]\n", "cargo build --workspace")]
    [DataRow("[package]\nname = \"a\"\n\n  [workspace.dependencies]\n", "cargo build --workspace")]
    [DataRow("[package]\nname = \"a\"\n# [workspace]\n", "cargo build")]
    public void A_cargo_workspace_is_built_as_a_whole(string manifest, string command) =>
        StringAssert.Contains(Jobs(("Cargo.toml", manifest), ("Cargo.lock", "")), $"warmup-build: {command} &", StringComparison.Ordinal);

    [TestMethod]
    public void The_crates_of_a_workspace_are_no_projects_of_their_own_unless_they_have_a_lock_file() => Assert.AreEqual(
        """
        fetch-deps-rust: cargo fetch --locked
        warmup-build-rust: cargo build & after fetch-deps-rust
        fetch-deps-tools-xtask in tools/xtask: cargo fetch --locked
        warmup-build-tools-xtask in tools/xtask: cargo build & after fetch-deps-tools-xtask
        """,
        Drafts.Jobs("Cargo.toml", "Cargo.lock", "a/Cargo.toml", "b/Cargo.toml", "tools/xtask/Cargo.toml", "tools/xtask/Cargo.lock"));

    [TestMethod]
    [DataRow("go.mod main.go main_test.go")]
    [DataRow("go.mod cmd/server/main.go")]
    [DataRow("go.mod")]
    public void A_single_go_package_leaves_no_program_in_the_worktree(string files) =>
        StringAssert.Contains(Drafts.Jobs(files.Split(' ')), "warmup-build: go build -o /dev/null ./... &", StringComparison.Ordinal);

    [TestMethod]
    public void A_maven_project_without_modules_downloads_before_it_compiles() => Assert.AreEqual(
        "fetch-deps: mvn -B -q dependency:go-offline\nwarmup-build: mvn -B -q test-compile & after fetch-deps",
        Jobs(("pom.xml", "<project></project>")));

    [TestMethod]
    public void The_modules_of_a_maven_project_are_left_to_one_build() => Assert.AreEqual(
        "warmup-build: mvn -B -q test-compile &",
        Jobs(("pom.xml", "<project><modules><module>a</module></modules></project>"), ("a/pom.xml", "<project></project>")));

    [TestMethod]
    public void Bootsnap_is_warmed_where_it_is_locked() => Assert.AreEqual(
        "install-deps: bundle install BUNDLE_FROZEN=true\nwarmup-bootsnap: bundle exec bootsnap precompile --gemfile app/ lib/ & after install-deps",
        Jobs(("Gemfile.lock", "GEM\n  specs:\n    bootsnap (1.18.4)\n")));

    [TestMethod]
    public void CMake_is_configured_with_ccache_where_there_is_one()
    {
        string[] jobs = Drafts.Jobs("CMakeLists.txt", "lib/CMakeLists.txt").Split(NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.AreEqual("configure: if command -v ccache >/dev/null; then", jobs[0]);
        Assert.AreEqual("cmake -S . -B build", jobs[3]);
        Assert.AreEqual("warmup-build: cmake --build build CCACHE_BASEDIR=$DAFT_WORKTREE_PATH CCACHE_NOHASHDIR=true & after configure", jobs[4]);
        Assert.HasCount(5, jobs);
    }

    [TestMethod]
    public void Of_several_solutions_the_first_whose_name_needs_no_quotes_is_named()
    {
        StringAssert.StartsWith(Drafts.Jobs("A B.sln", "C.sln", "D.slnx"), "restore: dotnet restore C.sln\n", StringComparison.Ordinal);
        Assert.AreEqual("", Drafts.Jobs("A B.sln", "C'D.sln"));
    }

    [TestMethod]
    public void Solutions_further_down_and_projects_of_a_solution_are_passed_over() => Assert.AreEqual(
        "restore in src: dotnet restore\nwarmup-build in src: dotnet build --no-restore & after restore",
        Drafts.Jobs("src/App.sln", "src/App/App.csproj", "tools/gen/Gen.sln", "tools/gen/Gen.csproj", "other/Other.csproj"));

    [TestMethod]
    public void Requirements_in_the_charge_of_uv_or_poetry_are_no_project() =>
        Assert.AreEqual(Drafts.Jobs("uv.lock"), Drafts.Jobs("uv.lock", "requirements.txt", "service/requirements.txt"));

    private static string Jobs(params (string Path, string Text)[] files) => Drafts.Jobs(files.ToDictionary(file => file.Path, file => file.Text));
}
