using Daft.Core.Recipes;

namespace Daft.Core.Tests.Recipes;

/// <summary>Several projects in one repository, and which of them count.</summary>
[TestClass]
public sealed class RecipeBookTests
{
    [TestMethod]
    public void Several_tools_give_several_pairs_with_names_of_their_own() => Assert.AreEqual(
        """
        fetch-deps-rust: cargo fetch --locked
        warmup-build-rust: cargo build & after fetch-deps-rust
        fetch-deps-go: go mod download
        warmup-build-go: go build -o /dev/null ./... & after fetch-deps-go
        install-deps-apps-web in apps/web: pnpm install --frozen-lockfile
        """,
        Drafts.Jobs("apps/web/pnpm-lock.yaml", "go.mod", "Cargo.toml", "Cargo.lock"));

    [TestMethod]
    public void Two_tools_in_one_folder_are_told_apart_by_the_tool() => Assert.AreEqual(
        """
        install-deps-app in app: npm ci
        install-deps-app-uv in app: uv sync --frozen
        warmup-bytecode-app in app: uv run --no-sync python -m compileall -q . & after install-deps-app-uv
        """,
        Drafts.Jobs("app/package-lock.json", "app/uv.lock"));

    [TestMethod]
    public void Folders_that_look_alike_in_a_name_are_numbered() => Assert.AreEqual(
        """
        install-deps-a-b in a b: npm ci
        install-deps-a-b-npm in a-b: npm ci
        install-deps-a-b-npm-2 in a/b: npm ci
        """,
        Drafts.Jobs("a-b/package-lock.json", "a/b/package-lock.json", "a b/package-lock.json"));

    [TestMethod]
    [DataRow("node_modules/x/package-lock.json")]
    [DataRow("vendor/x/Cargo.toml")]
    [DataRow("tests/fixtures/app/package-lock.json")]
    [DataRow("Examples/x/go.mod")]
    [DataRow("docs/requirements.txt")]
    [DataRow(".github/actions/x/package-lock.json")]
    [DataRow("a/b/c/d/package-lock.json")]
    [DataRow("{{cookiecutter.name}}/package-lock.json")]
    [DataRow("~/package-lock.json")]
    [DataRow("c:/package-lock.json")]
    [DataRow(" /package-lock.json")]
    [DataRow("a\\b/package-lock.json")]
    [DataRow("a\nb/package-lock.json")]
    [DataRow("a\u202eb/package-lock.json")]
    [DataRow("package-lock.json.orig")]
    [DataRow("package.json")]
    [DataRow("nested/flake.nix")]
    public void Other_peoples_code_and_what_is_no_projects_own_is_passed_over(string path) => Assert.IsEmpty(Drafts.Look(path).Recipes);

    [TestMethod]
    public void A_path_may_come_more_than_once() =>
        Assert.HasCount(1, Drafts.Look("Cargo.lock", "Cargo.toml", "Cargo.lock", "Cargo.toml").Recipes);

    [TestMethod]
    public void Of_very_many_projects_the_nearest_to_the_root_are_taken_and_the_others_named()
    {
        RecipeFindings findings = Drafts.Look(
            ["deep/er/package-lock.json", .. Enumerable.Range(1, RecipeBook.MostProjects).Select(number => $"service{number}/package-lock.json")]);

        Assert.HasCount(RecipeBook.MostProjects, findings.Recipes);
        CollectionAssert.AreEqual(new[] { "deep/er/package-lock.json" }, findings.LeftOut.ToArray());
    }

    [TestMethod]
    public void Only_manifests_near_the_root_are_read() => CollectionAssert.AreEqual(
        new[] { "Cargo.toml", "apps/web/package.json" },
        RepositoryFiles.Of(["apps/web/package.json", "Cargo.toml", "Cargo.lock", "node_modules/a/package.json", "a/b/c/d/package.json"]).ToRead.ToArray());
}
